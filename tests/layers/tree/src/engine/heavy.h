// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>
#include <nlohmann/json_fwd.hpp>
#include <valijson/schema.hpp>
