// SPDX-License-Identifier: Apache-2.0
import {defaultKeymap, history, historyKeymap} from '@codemirror/commands';
import {json, jsonLanguage} from '@codemirror/lang-json';
import {HighlightStyle, Language, StreamLanguage, bracketMatching, defineLanguageFacet, syntaxHighlighting}
  from '@codemirror/language';
import {http} from '@codemirror/legacy-modes/mode/http';
import {shell} from '@codemirror/legacy-modes/mode/shell';
import {lintGutter, lintKeymap, setDiagnostics} from '@codemirror/lint';
import {searchKeymap} from '@codemirror/search';
import {Compartment, EditorState} from '@codemirror/state';
import {EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers}
  from '@codemirror/view';
import {tags} from '@lezer/highlight';
import {parseCode, parser} from '@lezer/markdown';

const shellLanguage = StreamLanguage.define(shell);
/** What the blocks of a guide hold. */
const codeParser = (info) => /^json/.test(info) ? jsonLanguage.parser
  : /^(sh|bash|shell|zsh|console)/.test(info) ? shellLanguage.parser : null;
const languages = {
  json,
  md: () => new Language(defineLanguageFacet(), parser.configure(parseCode({codeParser})), [], 'markdown'),
  sh: () => shellLanguage,
  http: () => StreamLanguage.define(http),
};
const languageOf = (name) => languages[name.split('.').pop()]();

// Colours are those of the page, so that they change with it.
const colours = HighlightStyle.define([
  {tag: tags.propertyName, color: 'var(--code-name)'},
  {tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)'},
  {tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--code-value)'},
  {tag: [tags.keyword, tags.heading, tags.definitionKeyword], color: 'var(--code-keyword)', fontWeight: '600'},
  {tag: [tags.comment, tags.meta], color: 'var(--soft)'},
  {tag: [tags.link, tags.url], color: 'var(--link)'},
]);
const theme = EditorView.theme({
  '&': {height: '100%', backgroundColor: 'var(--card)', color: 'var(--ink)', fontSize: '.9rem'},
  '&.cm-focused': {outline: 'none'},
  '.cm-scroller': {fontFamily: 'var(--mono)', lineHeight: '1.6'},
  '.cm-content': {caretColor: 'var(--ink)', padding: '.75rem 0'},
  '.cm-cursor': {borderLeftColor: 'var(--ink)'},
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    {background: 'var(--selection)'},
  '.cm-activeLine, .cm-activeLineGutter': {backgroundColor: 'var(--active)'},
  '.cm-gutters': {backgroundColor: 'var(--card)', color: 'var(--soft)', border: 'none'},
  '.cm-lineNumbers .cm-gutterElement': {padding: '0 .5rem 0 .75rem'},
  '.cm-tooltip': {backgroundColor: 'var(--card)', color: 'var(--ink)', border: '1px solid var(--line)',
    borderRadius: '6px', boxShadow: 'var(--shadow)', maxWidth: '36rem'},
  '.cm-diagnostic': {padding: '.4rem .75rem', fontFamily: 'var(--sans)'},
  '.cm-diagnosticAction': {backgroundColor: 'var(--button)', color: 'var(--button-ink)', borderRadius: '4px',
    padding: '.15rem .5rem', font: 'inherit'},
  '.cm-lintRange': {backgroundImage: 'none', textDecoration: 'underline wavy 1.5px', textUnderlineOffset: '3px'},
  '.cm-lintRange-error': {textDecorationColor: 'var(--error)'},
  '.cm-lintRange-warning': {textDecorationColor: 'var(--warning)'},
  '.cm-lintRange-info': {textDecorationColor: 'var(--info)'},
  '.cm-lintPoint:after': {bottom: '-2px'},
  '.cm-panels': {backgroundColor: 'var(--paper)', color: 'var(--ink)', borderColor: 'var(--line)'},
  '.cm-searchMatch': {backgroundColor: 'var(--selection)'},
});

/** The editor in `parent`; `changed` hears of each new text, `fixAt` of Ctrl-. with an offset. */
export function makeEditor(parent, {changed, fixAt}) {
  const language = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      extensions: [
        EditorView.cspNonce.of('editor'),
        lineNumbers(), lintGutter(), highlightActiveLine(), highlightActiveLineGutter(), drawSelection(),
        bracketMatching(), history(), EditorView.lineWrapping,
        EditorView.contentAttributes.of({'aria-label': 'Policy, rule, guide or script'}),
        keymap.of([{key: 'Mod-.', run: ({state}) => fixAt(state.selection.main.head)},
          ...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
        language.of([]), syntaxHighlighting(colours), theme,
        EditorView.updateListener.of((update) => update.docChanged && changed()),
      ],
    }),
  });
  return {
    view,
    get doc() {
      return view.state.doc;
    },
    get text() {
      return view.state.doc.toString();
    },
    readAs: (name) => view.dispatch({effects: language.reconfigure(languageOf(name))}),
    replace: (text) => view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: text},
      selection: {anchor: 0}, scrollIntoView: true}),
    change: (changes) => view.dispatch({changes, userEvent: 'fix'}),
    show(diagnostics) {
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    goTo({from, to}) {
      view.dispatch({selection: {anchor: from, head: to}, effects: EditorView.scrollIntoView(from, {y: 'center'})});
      view.focus();
    },
  };
}
