// SPDX-License-Identifier: Apache-2.0
#include "report/report.h"
#include "engine/rule.h"
#include <yaml-cpp/yaml.h>
