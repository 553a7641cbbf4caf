// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "report/formats.h"
#include "tests/unit/report/sample.h"

namespace posturelint {
namespace {

TEST(GithubReport, AnnotatesEachFindingAndFailure) {
  EXPECT_EQ("\n" + render_github(test::sample_report(), {}),
            R"(
::error title=posturelint::policies/secret.json: Permission denied
::error file=policies/büro macs.json,line=3,endLine=3,col=28,endColumn=36,title=os-version/not-a-version::"Sonoma" is a name; the server takes a version such as 14.0.0%0Anote: the platform is set here (policies/büro macs.json:2:36)%0Afix (unsafe): write 14.0.0
::error file=policies/büro macs.json,line=3,endLine=3,col=37,endColumn=38,title=syntax/trailing-comma::a comma before } is not JSON%0Afix: remove the trailing comma
::warning file=push.sh,line=1,endLine=1,col=24,endColumn=25,title=request/partial-put::PUT replaces the whole policy; sending only this body would drop name%0Anote: the policy has one here (policies/büro macs.json:2:3)
::notice file=push.sh,line=4,endLine=9,title=grace-period/none::nobody gets time to update
::group::posturelint: 2 errors, 1 warning, 1 info in 2 files
failure policies/secret.json: Permission denied
error policies/büro macs.json:3:28: "Sonoma" is a name; the server takes a version such as 14.0.0 [os-version/not-a-version]
error policies/büro macs.json:3:37: a comma before } is not JSON [syntax/trailing-comma]
warning push.sh:1:24: PUT replaces the whole policy; sending only this body would drop name [request/partial-put]
info push.sh:4:24: nobody gets time to update [grace-period/none]
::endgroup::
)");
}

TEST(GithubReport, LetsNothingEndACommandOrAProperty) {
  RunReport run;
  run.files = {test::file_with("a,line=9:b%.json", "«1»",
                               {{.rule = "x/y",
                                 .severity = Severity::error,
                                 .message = "100% \"\r\n::set-env name=PATH::/evil\""}})};
  EXPECT_EQ(render_github(run, {}),
            "::error file=a%2Cline=9%3Ab%25.json,line=1,endLine=1,col=1,endColumn=2,title=x/y::"
            "100%25 \"␍␊::set-env name=PATH::/evil\"\n"
            "::group::posturelint: 1 error, 0 warnings, 0 infos in 1 file\n"
            "error a,line=9:b%.json:1:1: 100% \"␍␊::set-env name=PATH::/evil\" [x/y]\n"
            "::endgroup::\n");
}

TEST(GithubReport, ShowsWhatANameHidesInsteadOfSendingIt) {
  RunReport run;
  run.files = {test::file_with("a\x1b[31m\n\xe2\x80\xae\xff.json", "«1»",
                               {{.rule = "x/y", .severity = Severity::error, .message = "m"}})};
  EXPECT_EQ(
      render_github(run, {}),
      "::error file=a␛[31m␊<U+202E><FF>.json,line=1,endLine=1,col=1,endColumn=2,title=x/y::m\n"
      "::group::posturelint: 1 error, 0 warnings, 0 infos in 1 file\n"
      "error a␛[31m␊<U+202E><FF>.json:1:1: m [x/y]\n"
      "::endgroup::\n");
}

TEST(GithubReport, NamesFilesFromTheWorkingDirectory) {
  RunReport run;
  run.files = {test::file_with("/repo/a.json", "«1»", {{.rule = "x/y", .message = "m"}})};
  EXPECT_EQ(render_github(run, {.working_directory = "/repo"}).substr(0, 20),
            "::error file=a.json,");
}

TEST(GithubReport, OfACleanRunIsEmpty) { EXPECT_EQ(render_github({}, {}), ""); }

}  // namespace
}  // namespace posturelint
