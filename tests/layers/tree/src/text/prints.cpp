// SPDX-License-Identifier: Apache-2.0
#include "base/upwards.h"
#include <regex>
#include <iostream>
