// The values of VS Code's API that the client's library makes and looks into.
"use strict";
const { URI } = require("vscode-uri");

class Position {
  constructor(line, character) {
    this.line = line;
    this.character = character;
  }
  compareTo(other) {
    return this.line - other.line || this.character - other.character;
  }
  isBefore(other) {
    return this.compareTo(other) < 0;
  }
}

class Range {
  constructor(start, end, endLine, endCharacter) {
    if (typeof start === "number") {
      this.start = new Position(start, end);
      this.end = new Position(endLine, endCharacter);
    } else {
      this.start = start;
      this.end = end;
    }
  }
  get isEmpty() {
    return this.start.compareTo(this.end) === 0;
  }
  intersection(other) {
    const start = this.start.isBefore(other.start) ? other.start : this.start;
    const end = this.end.isBefore(other.end) ? this.end : other.end;
    return end.isBefore(start) ? undefined : new Range(start, end);
  }
}

class Selection extends Range {}

class Location {
  constructor(uri, range) {
    this.uri = uri;
    this.range = range;
  }
}

class Diagnostic {
  constructor(range, message, severity = 0) {
    this.range = range;
    this.message = message;
    this.severity = severity;
  }
}

class DiagnosticRelatedInformation {
  constructor(location, message) {
    this.location = location;
    this.message = message;
  }
}

class CodeActionKind {
  constructor(value) {
    this.value = value;
  }
  append(part) {
    return new CodeActionKind(this.value === "" ? part : `${this.value}.${part}`);
  }
}
for (const [name, value] of Object.entries({
  Empty: "",
  QuickFix: "quickfix",
  Refactor: "refactor",
  RefactorExtract: "refactor.extract",
  RefactorInline: "refactor.inline",
  RefactorRewrite: "refactor.rewrite",
  Source: "source",
  SourceOrganizeImports: "source.organizeImports",
})) {
  CodeActionKind[name] = new CodeActionKind(value);
}

class CodeAction {
  constructor(title, kind) {
    this.title = title;
    this.kind = kind;
  }
}

class CodeLens {
  constructor(range, command) {
    this.range = range;
    this.command = command;
  }
}

class TextEdit {
  constructor(range, newText) {
    this.range = range;
    this.newText = newText;
  }
}

/** Keeps what is to be done in its order. */
class WorkspaceEdit {
  steps = [];
  set(uri, edits) {
    // An edit may come with what is to be said of it.
    this.steps.push({ uri, edits: edits.map((edit) => (Array.isArray(edit) ? edit[0] : edit)) });
  }
  replace(uri, range, newText) {
    this.steps.push({ uri, edits: [new TextEdit(range, newText)] });
  }
  entries() {
    return this.steps.filter(({ edits }) => edits).map(({ uri, edits }) => [uri, edits]);
  }
  createFile(uri) {
    this.steps.push({ uri, create: true });
  }
}

class Disposable {
  constructor(run) {
    this.run = run;
  }
  static from(...all) {
    return new Disposable(() => all.forEach((one) => one.dispose()));
  }
  dispose() {
    this.run?.();
    this.run = undefined;
  }
}

class EventEmitter {
  listeners = new Set();
  event = (listener, self, disposables) => {
    const call = (value) => listener.call(self, value);
    this.listeners.add(call);
    const registered = new Disposable(() => this.listeners.delete(call));
    disposables?.push(registered);
    return registered;
  };
  fire(value) {
    for (const listener of [...this.listeners]) listener(value);
  }
  dispose() {
    this.listeners.clear();
  }
}

class CancellationTokenSource {
  cancelled = new EventEmitter();
  token = { isCancellationRequested: false, onCancellationRequested: this.cancelled.event };
  cancel() {
    if (this.token.isCancellationRequested) return;
    this.token.isCancellationRequested = true;
    this.cancelled.fire();
  }
  dispose() {}
}

class CancellationError extends Error {}

class RelativePattern {
  constructor(base, pattern) {
    this.baseUri = base.uri ?? base;
    this.pattern = pattern;
  }
}

class TabInputText {
  constructor(uri) {
    this.uri = uri;
  }
}

/** Numbered from 0, or from another number. */
const enumeration = (names, from = 0) =>
  Object.fromEntries(names.split(" ").map((name, number) => [name, number + from]));

const enumerations = {
  ColorThemeKind: enumeration("Light Dark HighContrast HighContrastLight", 1),
  CodeActionTriggerKind: enumeration("Invoke Automatic", 1),
  CompletionItemKind: enumeration(
    "Text Method Function Constructor Field Variable Class Interface Module Property Unit Value Enum " +
      "Keyword Snippet Color Reference File Folder EnumMember Constant Struct Event Operator " +
      "TypeParameter",
  ),
  CompletionItemTag: enumeration("Deprecated", 1),
  CompletionTriggerKind: enumeration("Invoke TriggerCharacter TriggerForIncompleteCompletions"),
  DiagnosticSeverity: enumeration("Error Warning Information Hint"),
  DiagnosticTag: enumeration("Unnecessary Deprecated", 1),
  DocumentHighlightKind: enumeration("Text Read Write"),
  FileType: enumeration("Unknown File Directory"),
  FoldingRangeKind: enumeration("Comment Imports Region", 1),
  LanguageStatusSeverity: enumeration("Information Warning Error"),
  NotebookCellKind: enumeration("Markup Code", 1),
  ProgressLocation: { SourceControl: 1, Window: 10, Notification: 15 },
  QuickPickItemKind: { Separator: -1, Default: 0 },
  SignatureHelpTriggerKind: enumeration("Invoke TriggerCharacter ContentChange", 1),
  SymbolKind: enumeration(
    "File Module Namespace Package Class Method Property Field Constructor Enum Interface Function " +
      "Variable Constant String Number Boolean Array Object Key Null EnumMember Struct Event Operator " +
      "TypeParameter",
  ),
  SymbolTag: enumeration("Deprecated", 1),
  TextDocumentSaveReason: enumeration("Manual AfterDelay FocusOut", 1),
  ViewColumn: { Beside: -2, Active: -1 },
};

/** Named by the library when it is loaded; nothing in the scenarios makes one. */
const unused = Object.fromEntries(
  (
    "CallHierarchyItem CompletionItem DocumentLink InlayHint MarkdownString SnippetString " +
    "SymbolInformation TabInputCustom TabInputTextDiff TypeHierarchyItem"
  )
    .split(" ")
    .map((name) => [name, class {}]),
);

module.exports = {
  ...enumerations,
  ...unused,
  CancellationError,
  CancellationTokenSource,
  CodeAction,
  CodeActionKind,
  CodeLens,
  Diagnostic,
  DiagnosticRelatedInformation,
  Disposable,
  EventEmitter,
  Location,
  Position,
  Range,
  RelativePattern,
  Selection,
  TabInputText,
  TextEdit,
  Uri: URI,
  WorkspaceEdit,
};
