" SPDX-License-Identifier: Apache-2.0
call ale#linter#Define('json', posturelint#ale_linter())
