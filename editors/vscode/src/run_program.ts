// SPDX-License-Identifier: Apache-2.0
// Runs the program for one answer.
import { execFile } from "node:child_process";

const kMaxBytes = 256 * 1024 * 1024;
const kPatienceMs = 120_000;

/** What it wrote; the error has what it said is wrong. No shell is between. */
export function runProgram(
  program: string,
  args: readonly string[],
  folder: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: kMaxBytes, timeout: kPatienceMs };
    execFile(program, [...args], options, (error, output, complaints) => {
      if (error === null) {
        resolve(output);
      } else {
        reject(new Error(complaints.trim() || error.message));
      }
    });
  });
}
