;;; play.el --- Play the scenario $SCENARIO in this Emacs  -*- lexical-binding: t -*-
;; SPDX-License-Identifier: Apache-2.0
;;; Commentary:
;; $CLIENT is eglot or lsp-mode; see tests/clients/editor_scenarios/README.md.
;;; Code:

(require 'cl-lib)
(require 'json)
(require 'subr-x)

(defvar lsp-auto-guess-root)
(defvar lsp-keep-workspace-alive)
(defvar lsp--buffer-deferred)
(defvar lsp--buffer-workspaces)
(defvar lsp-enable-snippet)
(defvar lsp-response-timeout)
(defvar lsp-restart)

(defconst play-client (intern (getenv "CLIENT")))
(defconst play-patience 60 "Seconds to wait for what should come.")
(defconst play-room (file-truename default-directory))
(defvar play-shown "" "What the window that opened last shows.")
(defvar play-server nil "The process id of the server seen last.")

(setq-default indent-tabs-mode nil)
(setq make-backup-files nil
      auto-save-default nil
      create-lockfiles nil
      enable-local-variables :safe)

(defun play-say (text &rest arguments)
  "Print TEXT, a format, and ARGUMENTS on standard output."
  (princ (concat (apply #'format text arguments) "\n")))

(defun play-fail (what seen)
  "End the play: WHAT was wanted, SEEN was there."
  (play-say "FAILED: %s\nseen instead:\n%s\n--- the messages\n%s" what seen
            (with-current-buffer (messages-buffer) (buffer-string)))
  (dolist (buffer (buffer-list))
    (when (string-match-p "EGLOT.*\\(events\\|stderr\\)\\|lsp-log\\|posturelint.*stderr"
                          (buffer-name buffer))
      (play-say "--- %s\n%s" (buffer-name buffer)
                (with-current-buffer buffer (buffer-string)))))
  (kill-emacs 1))

(defun play-file (name)
  "The full name of the file NAME of the scenario."
  (expand-file-name name play-room))

(defun play-fixture (name)
  "The text of the fixture NAME."
  (with-temp-buffer
    (insert-file-contents (expand-file-name name (getenv "FIXTURES")))
    (buffer-string)))

(defun play-write (name text)
  "Write TEXT to the file NAME."
  (make-directory (file-name-directory (play-file name)) t)
  (let ((coding-system-for-write 'utf-8-unix))
    (write-region text nil (play-file name) nil 'quiet)))

(defun play-breathe ()
  "Do for each buffer what a batch Emacs, which is never idle, leaves out."
  (accept-process-output nil 0.02)
  ;; Only so is it told of files that have changed.
  (read-event nil nil 0.02)
  (dolist (buffer (buffer-list))
    (with-current-buffer buffer
      (cond
       ((bound-and-true-p eglot--managed-mode) (eglot--signal-textDocument/didChange))
       ((and (bound-and-true-p lsp--buffer-deferred) (not lsp--buffer-workspaces))
        (lsp--init-if-visible))))))

(defun play-expect (what expected look)
  "Wait until LOOK gives EXPECTED, called WHAT."
  (let ((end (+ (float-time) play-patience))
        (seen (funcall look)))
    (while (and (not (equal seen expected)) (< (float-time) end))
      (play-breathe)
      (setq seen (funcall look)))
    (unless (equal seen expected) (play-fail what seen))))

(defmacro play-until (what &rest look)
  "Wait until LOOK is true, called WHAT."
  (declare (indent 1))
  `(play-expect ,what t (lambda () (and (progn ,@look) t))))

(defun play-process ()
  "The process id of the server of this buffer; nil if none runs."
  (let ((process
         (if (eq play-client 'eglot)
             (when-let ((server (eglot-current-server)))
               (jsonrpc--process server))
           (when-let ((workspace (posturelint--lsp-workspace)))
             (and (eq (lsp--workspace-status workspace) 'initialized)
                  (lsp--workspace-proc workspace))))))
    (and process (process-live-p process) (process-id process))))

(defun play-is-ours ()
  "Whether this buffer is to have a server."
  (memq major-mode posturelint-modes))

(defun play-place (position)
  "POSITION in this buffer as line and column, in characters from 1."
  (save-excursion
    (goto-char position)
    (format "%d:%d" (line-number-at-pos) (1+ (- (point) (line-beginning-position))))))

(defun play-line (beg end severity message code)
  "One finding from BEG to END with SEVERITY, MESSAGE and CODE."
  (cons beg
        (format "%s-%s %s %s [%s]\n" (play-place beg) (play-place end)
                (nth (1- severity) '("error" "warning" "info" "hint")) message code)))

(defun play-findings-eglot ()
  "What flymake shows in this buffer."
  (mapcar (lambda (shown)
            (let ((raw (alist-get 'eglot-lsp-diag (flymake--diag-data shown))))
              (play-line (flymake-diagnostic-beg shown) (flymake-diagnostic-end shown)
                         (plist-get raw :severity) (plist-get raw :message)
                         (plist-get raw :code))))
          (flymake-diagnostics)))

(defun play-findings-lsp ()
  "What lsp-mode has for this buffer."
  (mapcar (lambda (raw)
            (let ((region (lsp--range-to-region (lsp-get raw :range))))
              (play-line (car region) (cdr region) (lsp-get raw :severity)
                         (lsp-get raw :message) (lsp-get raw :code))))
          (gethash (lsp--fix-path-casing buffer-file-name) (lsp-diagnostics t))))

(defun play-findings (name)
  "The findings of the file NAME, as the editor has them."
  (with-current-buffer (find-buffer-visiting (play-file name))
    (mapconcat #'cdr
               (sort (if (eq play-client 'eglot) (play-findings-eglot) (play-findings-lsp))
                     (lambda (a b) (< (car a) (car b))))
               "")))

(defun play-text (name)
  "The text of the file NAME: of its buffer, else on disk."
  (if-let ((buffer (find-buffer-visiting (play-file name))))
      (with-current-buffer buffer (buffer-string))
    (with-temp-buffer
      (insert-file-contents (play-file name))
      (buffer-string))))

(defun play-answer (choice)
  "Answer questions of the minibuffer with CHOICE."
  (lambda (_prompt collection &rest _)
    (let ((offered (all-completions "" collection)))
      (unless (member choice offered)
        (play-fail (format "\"%s\" is offered" choice) (string-join offered "\n")))
      choice)))

(defun play-settings (block)
  "Set the settings of BLOCK, JSON."
  (let ((settings (json-parse-string block :array-type 'list)))
    (maphash (lambda (name value)
               (set (pcase-exhaustive name
                      ("config" 'posturelint-config)
                      ("select" 'posturelint-select)
                      ("ignore" 'posturelint-ignore)
                      ("apiRelease" 'posturelint-api-release))
                    value))
             settings)))

(defun play-open (name)
  "Open the file NAME, and wait for its server."
  (switch-to-buffer (find-file-noselect (play-file name)))
  (when (play-is-ours)
    ;; As displaying a buffer does.
    (run-hooks 'window-configuration-change-hook 'post-command-hook)
    (play-until "a server is attached" (play-process))
    (setq play-server (or play-server (play-process)))))

(defun play-replace (text other)
  "Replace TEXT where it is first by OTHER, as if typed."
  (goto-char (point-min))
  (unless (search-forward text nil t) (play-fail (concat "the file has " text) (buffer-string)))
  (goto-char (match-beginning 0))
  (delete-region (match-beginning 0) (match-end 0))
  (insert other))

(defun play-cursor (text)
  "Move to TEXT."
  (goto-char (point-min))
  (unless (search-forward text nil t) (play-fail (concat "the file has " text) (buffer-string)))
  (goto-char (match-beginning 0)))

(defun play-action (title)
  "Take the action called TITLE at the cursor."
  (cl-letf (((symbol-function 'completing-read) (play-answer title))
            (last-nonmenu-event ?x))
    (if (eq play-client 'eglot)
        (eglot-code-actions (point) (point) nil t)
      (lsp-execute-code-action (lsp--select-action (lsp-code-actions-at-point))))))

(defun play-rename (name)
  "Rename what is at the cursor to NAME."
  (cl-letf (((symbol-function 'y-or-n-p) #'always))
    (if (eq play-client 'eglot) (eglot-rename name) (lsp-rename name))))

(defun play-hover ()
  "Keep what help says of what is at the cursor."
  (setq play-shown
        (if (eq play-client 'eglot)
            (let (said)
              (eglot-hover-eldoc-function (lambda (text &rest _) (setq said (or text ""))))
              (play-until "help comes" said)
              said)
          (lsp-describe-thing-at-point)
          (with-current-buffer "*lsp-help*" (buffer-string)))))

(defun play-explain (rule)
  "Give our command for RULE, or for what is at the cursor if that is nil."
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt _table &rest more)
               (or (nth 4 more) (play-fail "a rule is offered" "none")))))
    (if rule (posturelint-explain-rule rule) (call-interactively #'posturelint-explain-rule)))
  (setq play-shown (with-current-buffer "*posturelint rule*" (buffer-string))))

(defun play-read (block)
  "Look for each line of BLOCK in what was shown."
  (dolist (line (split-string block "\n" t))
    (unless (string-match-p (regexp-quote line) (substring-no-properties play-shown))
      (play-fail (format "the window has \"%s\"" line) play-shown))))

(defun play-another-server ()
  "Wait until a server runs that was not there."
  (play-until "another server runs"
    ;; Looked at once: it may end between two looks.
    (let ((pid (play-process)))
      (and pid (/= pid play-server) (setq play-server pid)))))

(defun play-kill ()
  "Kill the server."
  (let ((pid (play-process)))
    (signal-process pid 'SIGKILL)
    (play-until "the server is gone" (not (eql (play-process) pid)))))

(defconst play-steps
  `(("Given the settings:" play-settings)
    ("Given the file `\\([^`]+\\)`:" ,(lambda (block name) (play-write name block)))
    ("Given the file `\\([^`]+\\)` is the fixture `\\([^`]+\\)`\\."
     ,(lambda (_ name fixture) (play-write name (play-fixture fixture))))
    ("When `\\([^`]+\\)` is opened\\." ,(lambda (_ name) (play-open name)))
    ("When the cursor is at `\\([^`]+\\)`\\." ,(lambda (_ text) (play-cursor text)))
    ("When `\\([^`]+\\)` becomes `\\([^`]+\\)`\\." ,(lambda (_ text other) (play-replace text other)))
    ("When the file is saved\\." ,(lambda (_) (save-buffer)))
    ("When the action \"\\(.*\\)\" is taken\\." ,(lambda (_ title) (play-action title)))
    ("When all is fixed\\." ,(lambda (_) (call-interactively #'posturelint-fix-all)))
    ("When the name becomes `\\([^`]+\\)`\\." ,(lambda (_ name) (play-rename name)))
    ("When the help is called\\." ,(lambda (_) (play-hover)))
    ("When the rule here is explained\\." ,(lambda (_) (play-explain nil)))
    ("When the rule `\\([^`]+\\)` is explained\\." ,(lambda (_ rule) (play-explain rule)))
    ("When the server is restarted\\." ,(lambda (_) (call-interactively #'posturelint-restart)))
    ("When the server is killed\\." ,(lambda (_) (play-kill)))
    ("Then `\\([^`]+\\)` has the findings:"
     ,(lambda (block name)
        (play-expect "the findings" block (lambda () (play-findings name)))))
    ("Then `\\([^`]+\\)` reads:"
     ,(lambda (block name) (play-expect "the text" block (lambda () (play-text name)))))
    ("Then `\\([^`]+\\)` reads like the fixture `\\([^`]+\\)`\\."
     ,(lambda (_ name fixture)
        (play-expect "the text" (play-fixture fixture) (lambda () (play-text name)))))
    ("Then one reads:" play-read)
    ("Then another server runs\\." ,(lambda (_) (play-another-server))))
  "What the steps of a scenario do: a pattern, and a function of block and matches.")

(defun play-parse (text)
  "The steps of the scenario TEXT: a list of (LINE . BLOCK)."
  (let (steps fence block)
    (dolist (line (split-string text "\n"))
      (cond
       ((and fence (string= line fence))
        (setcdr (car steps) (mapconcat (lambda (l) (concat l "\n")) (nreverse block) ""))
        (setq fence nil))
       (fence (push line block))
       ((string-match "\\````+" line)
        (setq fence (match-string 0 line) block nil))
       ((string-match-p "\\`\\(Given\\|When\\|Then\\) " line)
        (push (list line) steps))))
    (nreverse steps)))

(defun play-run (line block)
  "Do the step LINE with its BLOCK."
  (let ((step (cl-find-if (lambda (known) (string-match (concat "\\`" (car known) "\\'") line))
                          play-steps)))
    (unless step (play-fail "the step is known" line))
    (when (and (string-suffix-p ":" line) (null block)) (play-fail "the step has a block" line))
    (string-match (concat "\\`" (car step) "\\'") line)
    (apply (cadr step) block
           (cl-loop for i from 1
                    while (match-string i line)
                    collect (match-string i line)))))

(defun play ()
  "Play the scenario."
  (package-activate-all)
  (add-to-list 'load-path (expand-file-name "emacs" (getenv "EDITORS")))
  (require 'posturelint)
  (posturelint-start-with play-client)
  (if (eq play-client 'eglot)
      (require 'flymake)
    (setq lsp-auto-guess-root t
          lsp-restart 'ignore
          lsp-enable-snippet nil
          lsp-response-timeout 60
          lsp-keep-workspace-alive nil)
    (require 'lsp-diagnostics))
  (play-say "Emacs %s with %s plays %s" emacs-version play-client
            (file-name-base (getenv "SCENARIO")))
  (let ((steps (play-parse (with-temp-buffer
                             (insert-file-contents (getenv "SCENARIO"))
                             (buffer-string)))))
    (unless steps (play-fail "the scenario has steps" (getenv "SCENARIO")))
    (dolist (step steps)
      (condition-case problem
          (play-run (car step) (cdr step))
        (error (play-fail (car step) (error-message-string problem))))
      (play-say "ok: %s" (car step))
      (when (cdr step)
        (play-say "%s" (replace-regexp-in-string
                        "^\\(.\\)" "    \\1" (string-remove-suffix "\n" (cdr step)))))))
  (kill-emacs 0))

(play)
;;; play.el ends here
