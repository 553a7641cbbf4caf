// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { pageForWebview } from "../src/map_page";

const kPage = `<!DOCTYPE html>
<html lang="en">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-a'; script-src 'sha256-b'">
<style>body {}</style>
<p>&lt;script&gt; in a name</p>
<script>run()</script>
</html>`;

test("the style and the script of a map are allowed by a nonce, and nothing else", () => {
  assert.equal(
    pageForWebview(kPage, "abc", true),
    `<!DOCTYPE html>
<html lang="en" data-theme="dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'; base-uri 'none'; form-action 'none'">
<style nonce="abc">body {}</style>
<p>&lt;script&gt; in a name</p>
<script nonce="abc">run()</script>
</html>`,
  );
});

test("the map is light in a light theme", () => {
  assert.match(pageForWebview(kPage, "abc", false) ?? "", /<html lang="en" data-theme="light">/);
});

test("a page without a policy is not shown", () => {
  assert.equal(pageForWebview("<html lang=\"en\"><style></style><script></script>", "a", true), undefined);
});
