// A stand-in for VS Code: documents, files that are watched, settings, commands, problems. Enough for
// an extension to be activated in, and for its client to believe that people are typing.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const minimatch = require("minimatch");
const { TextDocument } = require("vscode-languageserver-textdocument");
const values = require("./values.cjs");

const { Disposable, EventEmitter, Position, Range, Uri } = values;

const kLanguages = { ".json": "json", ".md": "markdown", ".sh": "shellscript", ".yaml": "yaml" };

const position = ({ line, character }) => new Position(line, character);

class Document {
  constructor(uri, text, language) {
    this.uri = uri;
    this.fileName = uri.fsPath;
    this.languageId = language ?? kLanguages[path.extname(uri.path)] ?? "plaintext";
    this.isClosed = false;
    this.isDirty = false;
    this.model = TextDocument.create(uri.toString(), this.languageId, 1, text);
  }
  get version() {
    return this.model.version;
  }
  get lineCount() {
    return this.model.lineCount;
  }
  getText(range) {
    return this.model.getText(range);
  }
  offsetAt(place) {
    return this.model.offsetAt(place);
  }
  positionAt(offset) {
    return position(this.model.positionAt(offset));
  }
  validateRange(range) {
    const clamped = (place) => this.positionAt(this.offsetAt(place));
    return new Range(clamped(range.start), clamped(range.end));
  }
  async save() {
    fs.writeFileSync(this.fileName, this.getText());
    this.isDirty = false;
    return true;
  }
  /** Does the edits, and gives them as VS Code tells of them: from the last to the first. */
  edit(edits) {
    const changes = edits
      .map(({ range, newText }) => {
        const rangeOffset = this.offsetAt(range.start);
        const rangeLength = this.offsetAt(range.end) - rangeOffset;
        return { range, rangeOffset, rangeLength, text: newText };
      })
      .sort((a, b) => b.rangeOffset - a.rangeOffset);
    TextDocument.update(this.model, changes, this.version + 1);
    return changes;
  }
}

/** What the manifest says of the settings, and what the user has set. */
class Configuration {
  constructor(manifest, set) {
    const properties = Object.entries(manifest.contributes.configuration.properties);
    this.all = new Map(properties.map(([name, property]) => [name, property.default]));
    for (const [name, value] of Object.entries(set)) this.all.set(name, value);
  }
  /** The value of a setting, or an object of all that begin with the name. */
  value(name) {
    if (this.all.has(name)) return this.all.get(name);
    const inside = [...this.all].filter(([key]) => name === "" || key.startsWith(`${name}.`));
    if (inside.length === 0) return undefined;
    const object = {};
    for (const [key, value] of inside) {
      const parts = key.slice(name === "" ? 0 : name.length + 1).split(".");
      const last = parts.pop();
      const holder = parts.reduce((at, part) => (at[part] ??= {}), object);
      holder[last] = value;
    }
    return object;
  }
  section(name = "") {
    const full = (key) => (name === "" ? key : `${name}.${key}`);
    return {
      get: (key, otherwise) => this.value(full(key)) ?? otherwise,
      has: (key) => this.value(full(key)) !== undefined,
    };
  }
}

class Editor {
  documents = new Map();
  tabs = new Map();
  messages = [];
  page = "";
  log = "";
  commands = new Map();
  collections = new Set();
  contentProviders = new Map();
  codeActionProviders = [];
  codeLensProviders = [];
  places = [];
  webviews = [];
  watchers = new Set();
  events = {};
  activeEditor = undefined;

  constructor(manifest, folder, settings, isTrusted) {
    this.manifest = manifest;
    this.folder = folder;
    this.isTrusted = isTrusted;
    this.configuration = new Configuration(manifest, settings);
    this.watching = fs.watch(folder, { recursive: true }, (_, name) => this.onDisk(name));
    this.known = new Set(fs.readdirSync(folder, { recursive: true }));
  }

  event(name) {
    return (this.events[name] ??= new EventEmitter());
  }

  // Files and documents

  open(uri) {
    const key = uri.toString();
    const known = this.documents.get(key);
    if (known !== undefined) return known;
    const document = new Document(uri, fs.readFileSync(uri.fsPath, "utf8"));
    this.documents.set(key, document);
    this.event("onDidOpenTextDocument").fire(document);
    return document;
  }

  /** A document that is no file yet. */
  openUntitled({ language, content }) {
    const untitled = [...this.documents.values()].filter(({ uri }) => uri.scheme === "untitled");
    const uri = Uri.parse(`untitled:Untitled-${untitled.length + 1}`);
    const document = new Document(uri, content, language);
    this.documents.set(uri.toString(), document);
    this.event("onDidOpenTextDocument").fire(document);
    return document;
  }

  /** Shows a document, as VS Code does it: a tab comes first, then the document. */
  show(uri) {
    if (!this.tabs.has(uri.toString())) {
      const tab = { input: new values.TabInputText(uri) };
      this.tabs.set(uri.toString(), tab);
      this.event("onDidChangeTabs").fire({ opened: [tab], closed: [], changed: [] });
    }
    const document = this.open(uri);
    const start = new Position(0, 0);
    this.activeEditor = { document, selection: new values.Selection(start, start) };
    this.event("onDidChangeActiveTextEditor").fire(this.activeEditor);
  }

  change(document, edits) {
    const contentChanges = document.edit(edits);
    this.event("onDidChangeTextDocument").fire({ document, contentChanges, reason: undefined });
  }

  async applyEdit({ steps }) {
    for (const step of steps) {
      if (step.create) {
        fs.writeFileSync(step.uri.fsPath, "", { flag: "a" });
        continue;
      }
      const document = this.open(step.uri);
      this.change(document, step.edits);
      document.isDirty = true;
    }
    return true;
  }

  /** What is selected is replaced. */
  type(newText) {
    const { document, selection } = this.activeEditor;
    this.change(document, [{ range: selection, newText }]);
    document.isDirty = true;
  }

  saveAll() {
    for (const document of this.documents.values()) {
      if (!document.isDirty) continue;
      void document.save();
      this.event("onDidSaveTextDocument").fire(document);
    }
  }

  /** Something happened to a file: those who watch are told, and an open document follows. */
  onDisk(name) {
    const uri = Uri.file(path.join(this.folder, name));
    const exists = fs.existsSync(uri.fsPath);
    const kind = !exists ? "deleted" : this.known.has(name) ? "changed" : "created";
    if (exists) this.known.add(name);
    else this.known.delete(name);
    const document = this.documents.get(uri.toString());
    if (exists && document !== undefined && !document.isDirty) {
      const text = fs.readFileSync(uri.fsPath, "utf8");
      const whole = new Range(new Position(0, 0), document.positionAt(document.getText().length));
      if (text !== document.getText()) this.change(document, [{ range: whole, newText: text }]);
    }
    for (const watcher of this.watchers) {
      if (minimatch(name, watcher.pattern, { dot: true })) watcher[kind].fire(uri);
    }
  }

  watch(glob) {
    const pattern = typeof glob === "string" ? glob : glob.pattern;
    const watcher = { pattern };
    for (const kind of ["created", "changed", "deleted"]) watcher[kind] = new EventEmitter();
    this.watchers.add(watcher);
    return {
      onDidCreate: watcher.created.event,
      onDidChange: watcher.changed.event,
      onDidDelete: watcher.deleted.event,
      dispose: () => this.watchers.delete(watcher),
    };
  }

  matches(selector, document) {
    const filters = Array.isArray(selector) ? selector : [selector];
    return filters.some(
      ({ scheme, language, pattern }) =>
        (scheme === undefined || scheme === document.uri.scheme) &&
        (language === undefined || language === document.languageId) &&
        (pattern === undefined || minimatch(document.uri.fsPath, pattern, { dot: true })),
    );
  }

  // Problems and what is offered for them

  createDiagnosticCollection(name) {
    const entries = new Map();
    const collection = {
      name,
      entries,
      set: (uri, found) => {
        if (Array.isArray(uri)) uri.forEach(([each, these]) => collection.set(each, these));
        else entries.set(uri.toString(), found ?? []);
      },
      delete: (uri) => entries.delete(uri.toString()),
      clear: () => entries.clear(),
      dispose: () => this.collections.delete(collection),
    };
    this.collections.add(collection);
    return collection;
  }

  diagnostics(uri) {
    return [...this.collections].flatMap(({ entries }) => entries.get(uri.toString()) ?? []);
  }

  /** Every problem with its URI. */
  problems() {
    return [...this.collections].flatMap(({ entries }) =>
      [...entries].flatMap(([uri, found]) => found.map((each) => ({ uri: Uri.parse(uri), each }))),
    );
  }

  async codeActions(uri, range, only, resolve) {
    const document = this.open(uri);
    const context = {
      diagnostics: this.diagnostics(uri).filter((found) => found.range.intersection(range)),
      only: only === undefined ? undefined : new values.CodeActionKind(only),
      triggerKind: values.CodeActionTriggerKind.Invoke,
    };
    const token = new values.CancellationTokenSource().token;
    const actions = [];
    for (const { selector, provider } of this.codeActionProviders) {
      if (!this.matches(selector, document)) continue;
      for (const action of (await provider.provideCodeActions(document, range, context, token)) ?? []) {
        const isWanted = resolve(action) && action.edit === undefined;
        actions.push(isWanted ? ((await provider.resolveCodeAction(action, token)) ?? action) : action);
      }
    }
    return actions;
  }

  async codeLens(uri, title) {
    const token = new values.CancellationTokenSource().token;
    const document = this.open(uri);
    const { provider } = this.codeLensProviders.find(({ selector }) => this.matches(selector, document));
    const lenses = await provider.provideCodeLenses(document, token);
    const found = lenses.find(({ command }) => command.title === title);
    if (found === undefined) throw new Error(`there is only: ${lenses.map((lens) => lens.command.title)}`);
    return found;
  }

  /** A page, as far as it takes to compare what a reader sees; it follows its text. */
  async preview(uri) {
    const provider = this.contentProviders.get(uri.scheme);
    const read = async () => {
      const markdown = await provider.provideTextDocumentContent(uri);
      this.page = markdown
        .replace(/<[^>]*>/g, "")
        .replace(/^(#+|-) /gm, "")
        .replace(/^`{3,}\w*$/gm, "")
        .replace(/\*\*|`|\\/g, "")
        .trim();
    };
    provider.onDidChange?.((changed) => {
      if (changed.toString() === uri.toString()) void read();
    });
    await read();
  }

  // Settings and trust

  set(name, value) {
    this.configuration.all.set(name, value);
    const affectsConfiguration = (section) => name === section || name.startsWith(`${section}.`);
    this.event("onDidChangeConfiguration").fire({ affectsConfiguration });
  }

  trust() {
    this.isTrusted = true;
    this.event("onDidGrantWorkspaceTrust").fire();
  }

  // Commands

  builtIn(name) {
    return {
      "vscode.executeCodeActionProvider": (uri, range, kind, count) => {
        let left = count;
        return this.codeActions(uri, range, kind, () => left-- > 0);
      },
      "markdown.showPreview": (uri) => this.preview(uri),
      "markdown.showPreviewToSide": (uri) => this.preview(uri),
      "editor.action.showReferences": (_, __, places) => {
        this.places = places;
      },
      // Other parts of VS Code, which are not here.
      "workbench.action.openSettings": () => {},
      "extension.open": () => {},
    }[name];
  }

  async execute(name, ...args) {
    const command = this.commands.get(name) ?? this.builtIn(name);
    if (command === undefined) throw new Error(`there is no command ${name}`);
    return command(...args);
  }

  /** The module `vscode`. */
  api() {
    const editor = this;
    const message = (text) => {
      editor.messages.push(text);
      return new Promise(() => {}); // nobody answers
    };
    const folder = { uri: Uri.file(editor.folder), name: path.basename(editor.folder), index: 0 };
    const withEvents = (parts) =>
      new Proxy(parts, {
        get: (_, name) =>
          name in parts || !String(name).startsWith("on") ? parts[name] : editor.event(name).event,
      });

    const workspace = withEvents({
      get isTrusted() {
        return editor.isTrusted;
      },
      workspaceFolders: [folder],
      getWorkspaceFolder: (uri) => (uri.fsPath.startsWith(editor.folder) ? folder : undefined),
      get textDocuments() {
        return [...editor.documents.values()];
      },
      notebookDocuments: [],
      getConfiguration: (section) => editor.configuration.section(section),
      createFileSystemWatcher: (glob) => editor.watch(glob),
      registerTextDocumentContentProvider: (scheme, provider) => {
        editor.contentProviders.set(scheme, provider);
        return new Disposable(() => editor.contentProviders.delete(scheme));
      },
      applyEdit: (edit) => editor.applyEdit(edit),
      openTextDocument: async (what) => editor.openUntitled(what),
    });
    const window = withEvents({
      get activeTextEditor() {
        return editor.activeEditor;
      },
      get visibleTextEditors() {
        return editor.activeEditor === undefined ? [] : [editor.activeEditor];
      },
      tabGroups: withEvents({
        get all() {
          return [{ tabs: [...editor.tabs.values()] }];
        },
      }),
      createOutputChannel: () => ({
        append: (text) => (editor.log += text),
        appendLine: (text) => (editor.log += `${text}\n`),
        show: () => {},
        dispose: () => {},
      }),
      showErrorMessage: message,
      showWarningMessage: message,
      showInformationMessage: message,
      showQuickPick: async (items) =>
        (await items).find(({ kind }) => kind !== values.QuickPickItemKind.Separator),
      activeColorTheme: { kind: values.ColorThemeKind.Dark },
      createWebviewPanel: (type, title) => {
        const panel = { title, webview: { html: "" }, onDidDispose: () => new Disposable(() => {}) };
        editor.webviews.push(panel);
        return panel;
      },
      showTextDocument: async (what, { selection } = {}) => {
        editor.show(what.uri ?? what);
        if (selection !== undefined) editor.activeEditor.selection = selection;
      },
      withProgress: (_, task) => task({ report: () => {} }, new values.CancellationTokenSource().token),
    });
    const languages = new Proxy(
      {
        match: (selector, document) => (editor.matches(selector, document) ? 10 : 0),
        createDiagnosticCollection: (name) => editor.createDiagnosticCollection(name),
        createLanguageStatusItem: () => (editor.status = { dispose: () => {} }),
        getDiagnostics: (uri) => editor.diagnostics(uri),
        registerCodeActionsProvider: (selector, provider) => {
          editor.codeActionProviders.push({ selector, provider });
          return new Disposable(() => (editor.codeActionProviders = []));
        },
        registerCodeLensProvider: (selector, provider) => {
          editor.codeLensProviders.push({ selector, provider });
          return new Disposable(() => (editor.codeLensProviders = []));
        },
      },
      {
        // Everything else that a language can have: taken, and never asked.
        get: (parts, name) =>
          parts[name] ?? (/^register/.test(String(name)) ? () => new Disposable(() => {}) : undefined),
      },
    );
    const commands = {
      registerCommand: (name, run, self) => {
        if (editor.commands.has(name)) throw new Error(`there are two commands ${name}`);
        editor.commands.set(name, run.bind(self));
        return new Disposable(() => editor.commands.delete(name));
      },
      executeCommand: (name, ...args) => editor.execute(name, ...args),
    };
    const env = { language: "en", appName: "stand-in", openExternal: async () => true };
    return { ...values, version: "1.100.0", workspace, window, languages, commands, env };
  }

  dispose() {
    this.watching.close();
  }
}

module.exports = { Editor };
