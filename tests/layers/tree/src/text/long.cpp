// SPDX-License-Identifier: Apache-2.0

int one;
int two;
int three;
int four;
int five;
int six;
int seven;
