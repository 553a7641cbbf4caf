// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "policy/duration.h"
#include "schema/describe.h"
#include "schema/describe_words.h"

namespace posturelint {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// One step from what was written to what was meant.
struct Repair {
  std::string (*apply)(std::string text);
  /// What was wrong, when the step changed something.
  std::string_view reason;
  /// True when the step assumes something that the text does not say.
  bool assumes = false;
};

std::string trim(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  return text;
}

/// `PTOS` for `PT0S`. No unit is called O.
std::string letter_o_to_zero(std::string text) {
  std::ranges::replace(text, 'O', '0');
  return text;
}

/// `30D`, `T2H`; `2H` can only be hours, so the T is added with the P.
std::string add_p(std::string text) {
  if (text.empty() || text.front() == 'P') return text;
  for (const std::string_view start : {"P", "PT"}) {
    std::string candidate = std::string(start) + text;
    if (matches(TextForm::duration, candidate)) return candidate;
  }
  return "P" + text;
}

/// `P2H`, `P1D12H`: hours and seconds stand after a T.
std::string add_t(std::string text) {
  if (text.find('T') != std::string::npos) return text;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (!is_digit(text[at]) || is_digit(text[at - 1])) continue;
    std::string candidate = text.substr(0, at) + "T" + text.substr(at);
    if (matches(TextForm::duration, candidate)) return candidate;
  }
  return text;
}

std::string drop_last_t(std::string text) {
  if (text.ends_with('T')) text.pop_back();
  return text;
}

std::string upper_case(std::string text) {
  text = to_upper(text);
  return text;
}

constexpr Repair kDurationRepairs[] = {
    {trim, "blanks are not allowed"},
    {upper_case, "the letters are upper case"},
    {letter_o_to_zero, "zero is the digit 0, not the letter O"},
    {add_p, "it starts with P"},
    {add_t, "hours, minutes and seconds follow a T"},
    {drop_last_t, "nothing follows the T"},
};

/// The offset of the time of day's end in `2026-12-01T00:00:00+0200`: of the zone, or the end.
std::size_t zone_at(std::string_view text) {
  const std::size_t time = text.find_first_of("Tt");
  if (time == std::string_view::npos) return text.size();
  return std::min(text.find_first_of("Zz+-", time), text.size());
}

std::string blank_to_t(std::string text) {
  if (looks_like_date(text) && text.size() > 10 && text[10] == ' ') text[10] = 'T';
  return text;
}
std::string add_time(std::string text) {
  if (text.size() == 10 && matches(TextForm::date, text)) text += "T00:00:00Z";
  return text;
}
std::string add_seconds(std::string text) {
  const std::size_t zone = zone_at(text);
  constexpr std::size_t kWithoutSeconds = 16;  // 2026-12-01T00:00
  if (zone == kWithoutSeconds) text.insert(zone, ":00");
  return text;
}
std::string add_zone(std::string text) {
  const bool has_time = text.find_first_of("Tt") != std::string::npos;
  if (has_time && zone_at(text) == text.size()) text += "Z";
  return text;
}
std::string add_zone_colon(std::string text) {
  const std::size_t zone = zone_at(text);
  constexpr std::size_t kWithoutColon = 5;  // +0200
  if (zone + kWithoutColon == text.size()) text.insert(zone + 3, ":");
  return text;
}

constexpr Repair kDateTimeRepairs[] = {
    {blank_to_t, "a T stands between date and time"}, {add_time, "the time is missing", true},
    {add_seconds, "the seconds are missing"},         {add_zone, "the time zone is missing", true},
    {add_zone_colon, "the time zone has a colon"},
};

struct Diagnosis {
  std::vector<std::string_view> reasons;
  std::string repaired;  // empty: no repair helps
  bool assumes = false;
};

Diagnosis diagnose(TextForm form, std::string_view written, std::span<const Repair> repairs) {
  Diagnosis diagnosis;
  std::string text(written);
  for (const Repair& repair : repairs) {
    std::string next = repair.apply(text);
    if (next == text) continue;
    text = std::move(next);
    diagnosis.reasons.push_back(repair.reason);
    diagnosis.assumes |= repair.assumes;
    if (!matches(form, text)) continue;
    diagnosis.repaired = std::move(text);
    return diagnosis;
  }
  return {};
}

/// What to say of a duration that no repair makes one.
std::string_view duration_advice(std::string_view text) {
  if (!text.empty() && std::ranges::all_of(text, is_digit)) {
    return "a number needs its unit: 30 days are P30D, 30 minutes PT30M";
  }
  if (text.find_first_of(".,") != std::string_view::npos) return "only whole numbers are allowed";
  if (!text.empty() && is_digit(text.back())) return "the last number has no unit";
  if (text.find('-') != std::string_view::npos) return "it cannot be negative";
  return "expected an ISO 8601 duration such as P30D or PT12H";
}

struct FormWords {
  TextForm form;
  std::string_view name;
  std::string_view advice;
  std::span<const Repair> repairs;
};
constexpr FormWords kForms[] = {
    {TextForm::duration, "a duration", "", kDurationRepairs},
    {TextForm::date_time, "a date and time",
     "expected an RFC 3339 date and time such as 2026-12-01T00:00:00Z", kDateTimeRepairs},
    {TextForm::date, "a date", "expected a date such as 2026-12-01", {}},
    {TextForm::uri, "a URI", "expected a URI with its scheme, such as https://example.com", {}},
    {TextForm::email, "an email address", "expected one @ with something on both sides", {}},
};

void add_form(std::vector<TextForm>& forms, TextForm form) {
  if (form != TextForm::any && std::ranges::find(forms, form) == forms.end()) forms.push_back(form);
}

/// The form that was meant. Where a duration and a point in time are both possible, the member
/// `type` beside it decides, and else what the text looks like.
TextForm form_meant(const Violation& violation, const SchemaContext& context) {
  const Node value = violation.node;
  std::vector<TextForm> forms;
  for (const SchemaId id : context.schema.schemas_at(context.resource.node, value)) {
    add_form(forms, context.schema[id].pattern);
    add_form(forms, context.schema[id].format);
  }
  if (forms.empty()) return TextForm::duration;
  if (forms.size() == 1) return forms[0];
  const Node type = value.parent()["type"];
  if (type.is_string("BY_DURATION")) return TextForm::duration;
  const bool dated = type.is_string("BY_DATE_TIME") || looks_like_date(*value.string());
  const TextForm form = dated ? TextForm::date_time : TextForm::duration;
  return std::ranges::find(forms, form) == forms.end() ? forms[0] : form;
}

}  // namespace

Finding describe_bad_text(Node value, TextForm form) {
  const std::string_view text = *value.string();
  const FormWords& words = *std::ranges::find(kForms, form, &FormWords::form);
  const bool is_point_in_time = form == TextForm::duration && looks_like_date(text);
  const Diagnosis diagnosis = is_point_in_time ? Diagnosis{} : diagnose(form, text, words.repairs);
  std::string message = fmt::format("{} is not {}", quoted(text), words.name);
  if (is_point_in_time) {
    message += "; it looks like a date";
  } else if (diagnosis.repaired.empty()) {
    message += fmt::format("; {}", words.advice.empty() ? duration_advice(text) : words.advice);
  } else {
    message += fmt::format("; {}: {}", all_of(diagnosis.reasons), quoted(diagnosis.repaired));
  }
  Finding finding =
      finding_at("schema/bad-format", Severity::error, value, value.span(), std::move(message));
  if (!diagnosis.repaired.empty()) {
    finding.fix = Fix{fmt::format("change to {}", quoted(diagnosis.repaired)),
                      diagnosis.assumes ? Applicability::unsafe : Applicability::safe,
                      {{value.span(), fmt::format("\"{}\"", diagnosis.repaired)}}};
  }
  return finding;
}

Finding describe_bad_form(const Violation& violation, const SchemaContext& context) {
  return describe_bad_text(violation.node, form_meant(violation, context));
}

}  // namespace posturelint
