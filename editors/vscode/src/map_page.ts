// SPDX-License-Identifier: Apache-2.0
// The page that `posturelint map` makes, for a webview: VS Code puts scripts of its own into it, so
// that hashes do not do, and has a theme of its own.

/**
 * The page with its style and script allowed by `nonce`, and nothing else; `isDark` as the theme is.
 * Undefined when it is not the page that we know: nothing of it is shown then.
 */
export function pageForWebview(
  html: string,
  nonce: string,
  isDark: boolean,
): string | undefined {
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  // What comes first is ours: names of policies stand behind it.
  const parts: readonly (readonly [RegExp, string])[] = [
    [/<html lang="en">/, `<html lang="en" data-theme="${isDark ? "dark" : "light"}">`],
    [
      /<meta http-equiv="Content-Security-Policy" content="[^"]*">/,
      `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    ],
    [/<style>/, `<style nonce="${nonce}">`],
    [/<script>/, `<script nonce="${nonce}">`],
  ];
  let page = html;
  for (const [pattern, by] of parts) {
    if (!pattern.test(page)) return undefined;
    page = page.replace(pattern, by);
  }
  return page;
}
