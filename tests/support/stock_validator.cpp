// SPDX-License-Identifier: Apache-2.0
#include "tests/support/stock_validator.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace posturelint::test {

std::string stock_complaint(std::string_view schema, std::string_view text) {
  const auto document = nlohmann::json::parse(schema);
  valijson::Schema compiled;
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document), compiled);

  const auto value = nlohmann::json::parse(text);
  const valijson::adapters::NlohmannJsonAdapter target(value);
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (validator.validate(compiled, target, &results)) return "";
  std::string out = "not valid";
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    out += "\n";
    for (const std::string& part : error.context) out += part;
    out += ": " + error.description;
  }
  return out;
}

}  // namespace posturelint::test
