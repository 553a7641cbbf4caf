" SPDX-License-Identifier: Apache-2.0
call ale#linter#Define('sh', posturelint#ale_linter())
