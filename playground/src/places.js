// SPDX-License-Identifier: Apache-2.0

/**
 * The offset of a place of a report in an editor's document. Reports count columns in code points,
 * editors in UTF-16 units.
 */
export function offsetOf(doc, {line, column}) {
  if (line > doc.lines) return doc.length;
  const {from, text} = doc.line(line);
  let at = 0;
  for (let left = column - 1; left > 0 && at < text.length; --left) {
    at += text.codePointAt(at) > 0xffff ? 2 : 1;
  }
  return from + at;
}

export function spanOf(doc, {start, end}) {
  return {from: offsetOf(doc, start), to: offsetOf(doc, end)};
}

/** The smallest change that makes `after` of `before`; nothing when they are the same. */
export function changeBetween(before, after) {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) ++from;
  let rest = 0;
  while (rest < most - from && before.at(-1 - rest) === after.at(-1 - rest)) ++rest;
  return {from, to: before.length - rest, insert: after.slice(from, after.length - rest)};
}
