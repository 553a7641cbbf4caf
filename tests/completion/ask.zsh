# ask.zsh SCRIPT LINE: what zsh offers at the end of the line. Its completion works only in its line
# editor: one is started in a terminal of its own, and every match is written to a file as it is
# added.
emulate -L zsh
zmodload zsh/zpty
matches=$(mktemp)
setup=$(mktemp)
cat > $setup << END
PROMPT=
unset zle_bracketed_paste
autoload -Uz compinit
compinit -u -D
compadd() {
  if [[ \${@[(I)-[OAD]*]} -eq 0 ]]; then
    local -a hits
    builtin compadd -O hits "\$@"
    # Behind --option= only the value is a match; behind a comma, what stands before it counts too.
    print -rl -- \${IPREFIX##*=}\${^hits} >> $matches
  fi
  builtin compadd "\$@"
}
source $1
finish() { exit }
comppostfuncs=(finish)
bindkey '^I' complete-word
END
zpty editor zsh -f -i
zpty -w editor "source $setup; rm $setup"
for wait in {1..400}; do
  [[ -e $setup ]] || break
  sleep 0.02
done
zpty -w -n editor "$2"$'\t'
for wait in {1..400}; do
  zpty -t editor || break
  zpty -r -t editor output || sleep 0.02
done
zpty -d editor 2> /dev/null
grep -v '^$' $matches
rm -f $matches $setup
