" SPDX-License-Identifier: Apache-2.0
call ale#linter#Define('markdown', posturelint#ale_linter())
