// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "schema/compiled_schema.h"

namespace posturelint {

/// `"text"` as JSON writes it, on one line, cut short where it is very long.
std::string quoted(std::string_view text);

/// Where a value stands: `"managed"`, `"screenLockType.include"`, `item 2 of "constraints"`, or for
/// the top `the value`.
std::string place_of(Node value);

/// What stands there, after "not": `the string "true"`, `the number 5`, `true`, `null`,
/// `an array`, `an object`.
std::string found_there(Node value);

/// What a schema asks for, after "is": `true or false`, `a whole number`, `an array of strings`,
/// `one of A, B or C`.
std::string expected_there(const CompiledSchema& schema, SchemaId id);

/// `A`, `A or B`, `A, B or C`; after eight `A, …, H, …`.
std::string any_of(std::span<const std::string_view> words);
/// `A`, `A and B`, `A, B and C`.
std::string all_of(std::span<const std::string_view> words);

/// The values a schema lists, in its order; values that differ only in case once.
std::vector<std::string_view> listed_values(const CompiledSchema& schema, SchemaId id);

/// True when the two differ at most in the case of ASCII letters.
bool same_but_case(std::string_view a, std::string_view b);
std::string to_upper(std::string_view text);

/// The one word that somebody who typed `word` meant; nothing when none is near, or two are equally
/// near.
std::optional<std::string_view> meant(std::string_view word,
                                      std::span<const std::string_view> candidates);

}  // namespace posturelint
