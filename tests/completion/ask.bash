# ask.bash SCRIPT LINE: what bash offers at the end of the line, as its line editor would ask.
# shellcheck source=/dev/null
source "$1"
line=$2

# The words, split as readline does it: at blanks, and around `=`.
COMP_WORDS=()
for word in $line; do
  while [[ $word == *=* ]]; do
    COMP_WORDS+=("${word%%=*}" '=')
    word=${word#*=}
  done
  [[ -z $word ]] || COMP_WORDS+=("$word")
done
[[ $line != *' ' ]] || COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
COMP_LINE=$line COMP_POINT=${#line}

# Outside of the line editor there is nothing to set.
compopt() { :; }
_posturelint
printf '%s\n' "${COMPREPLY[@]}"
