;;; posturelint.el --- Lint device assurance and access policies  -*- lexical-binding: t -*-

;; SPDX-License-Identifier: Apache-2.0
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: languages, tools

;;; Commentary:

;; Tells eglot and lsp-mode how to start `posturelint lsp', a language server
;; for Okta device assurance policies and app sign-in rules in JSON, Markdown
;; and shell files:
;;
;;     (require 'posturelint)
;;     (posturelint-start-with 'eglot)    ; or 'lsp-mode
;;
;; Without the second line it is started by M-x eglot or M-x lsp.

;;; Code:

(require 'seq)
(require 'subr-x)

(declare-function eglot "eglot")
(declare-function eglot-code-actions "eglot")
(declare-function eglot-current-server "eglot")
(declare-function eglot-ensure "eglot")
(declare-function eglot-reconnect "eglot")
(declare-function jsonrpc-request "jsonrpc")
(declare-function flymake-diagnostic-text "flymake")
(declare-function flymake-diagnostics "flymake")
(declare-function lsp "lsp-mode")
(declare-function lsp-cur-line-diagnostics "lsp-mode")
(declare-function lsp-deferred "lsp-mode")
(declare-function lsp-execute-code-action-by-kind "lsp-mode")
(declare-function lsp-find-workspace "lsp-mode")
(declare-function lsp-get "lsp-protocol")
(declare-function lsp-register-client "lsp-mode")
(declare-function lsp-register-custom-settings "lsp-mode")
(declare-function lsp-request "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function lsp-workspace-restart "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function markdown-view-mode "markdown-mode")
(defvar eglot-server-programs)
(defvar lsp--cur-workspace)
(defvar lsp-language-id-configuration)

(defgroup posturelint nil
  "Lint device assurance and access policies."
  :group 'tools
  :prefix "posturelint-")

(defcustom posturelint-program "posturelint"
  "The program, by name or path."
  :type 'string)

(defcustom posturelint-config nil
  "The configuration to use for every file.
If nil, it is the nearest .posturelint.yaml, looked for upwards from the file."
  :type '(choice (const :tag "The nearest" nil) file))

(defcustom posturelint-select nil
  "Rules or categories to report; if nil, all."
  :type '(repeat string))

(defcustom posturelint-ignore nil
  "Rules or categories not to report."
  :type '(repeat string))

(defcustom posturelint-api-release nil
  "The release of the API the policies are written for, such as \"2025.08.0\".
If nil, what the configuration says, else the newest one known."
  :type '(choice (const :tag "As configured" nil) string))

(defcustom posturelint-modes
  '(posturelint-json-mode
    js-json-mode json-mode json-ts-mode jsonc-mode
    markdown-mode gfm-mode markdown-ts-mode
    sh-mode bash-ts-mode)
  "Major modes whose files may hold policies.
Eglot has one server for a buffer: leave out a mode whose buffers need
another one.  It is looked at when eglot or lsp-mode is loaded."
  :type '(repeat symbol))

;;;###autoload
(define-derived-mode posturelint-json-mode js-mode "JSON"
  "Major mode for JSON in versions of Emacs that have none.
With a server for all of `js-mode', JavaScript would get one, too.")

(put 'posturelint-json-mode 'eglot-language-id "json")

;;;###autoload
(unless (or (fboundp 'js-json-mode) (fboundp 'json-mode))
  (add-to-list 'auto-mode-alist '("\\.jsonc?\\'" . posturelint-json-mode)))

(defun posturelint--vector (strings)
  "STRINGS as a JSON array; nil if there are none."
  (and strings (vconcat strings)))

(defun posturelint--config-file ()
  "The full name of `posturelint-config'."
  (and posturelint-config (expand-file-name posturelint-config)))

(defun posturelint--settings ()
  "What a new server is told, as a property list."
  `(,@(and posturelint-config (list :config (posturelint--config-file)))
    ,@(and posturelint-select (list :select (posturelint--vector posturelint-select)))
    ,@(and posturelint-ignore (list :ignore (posturelint--vector posturelint-ignore)))
    ,@(and posturelint-api-release (list :apiRelease posturelint-api-release))))

;;;; Eglot

(defun posturelint--eglot-contact (&rest _)
  "How eglot reaches the server, with the settings of this moment."
  (let ((settings (posturelint--settings)))
    `(,posturelint-program "lsp"
      ,@(and settings (list :initializationOptions settings)))))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               (cons posturelint-modes #'posturelint--eglot-contact)))

;;;; lsp-mode

(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(posturelint-json-mode . "json"))
  (lsp-register-custom-settings
   `(("posturelint.config" posturelint--config-file)
     ("posturelint.select" ,(lambda () (posturelint--vector posturelint-select)))
     ("posturelint.ignore" ,(lambda () (posturelint--vector posturelint-ignore)))
     ("posturelint.apiRelease" posturelint-api-release)))
  (lsp-register-client
   (make-lsp-client
    :new-connection (lsp-stdio-connection (lambda () (list posturelint-program "lsp")))
    :major-modes posturelint-modes
    :server-id 'posturelint
    :add-on? t
    :priority -1
    ;; It counts characters, and not what the protocol counts unless told otherwise.
    :custom-capabilities '((general . ((positionEncodings . ["utf-32"]))))
    :initialization-options #'posturelint--settings
    :action-handlers
    (let ((handlers (make-hash-table :test #'equal)))
      (puthash "posturelint.openRulePage"
               (lambda (command)
                 (posturelint-explain-rule (elt (lsp-get command :arguments) 0)))
               handlers)
      handlers))))

;;;; Both

;;;###autoload
(defun posturelint-start-with (client)
  "Start the server in buffers of `posturelint-modes' from now on.
CLIENT is `eglot' or `lsp-mode'."
  (let ((start (pcase client
                 ('eglot #'eglot-ensure)
                 ('lsp-mode #'lsp-deferred)
                 (_ (error "There is no client %s; it is eglot or lsp-mode" client)))))
    (require client)
    (dolist (mode posturelint-modes)
      (add-hook (intern (format "%s-hook" mode)) start))))

(defun posturelint--eglot-server ()
  "Our server of this buffer, under eglot; nil if there is none."
  (when-let* ((server (and (fboundp 'eglot-current-server) (eglot-current-server))))
    (and (apply #'provided-mode-derived-p major-mode posturelint-modes)
         server)))

(defun posturelint--lsp-workspace ()
  "Our workspace of this buffer, under lsp-mode; nil if there is none."
  (and (bound-and-true-p lsp-mode)
       (lsp-find-workspace 'posturelint (buffer-file-name))))

(defun posturelint--lose ()
  "Say that there is no server."
  (user-error "No posturelint server runs in this buffer; start it with M-x eglot or M-x lsp"))

(defun posturelint--page (rule)
  "The page of RULE, as Markdown; nil if there is no such rule."
  (if-let ((workspace (posturelint--lsp-workspace)))
      (let ((lsp--cur-workspace workspace))
        (when-let ((page (lsp-request "posturelint/rulePage" (list :rule rule))))
          (lsp-get page :markdown)))
    (plist-get (jsonrpc-request (or (posturelint--eglot-server) (posturelint--lose))
                                :posturelint/rulePage (list :rule rule))
               :markdown)))

(defun posturelint--rules ()
  "The ids of all rules that the server has; nil if it does not tell."
  (ignore-errors
    (if-let ((workspace (posturelint--lsp-workspace)))
        (let ((lsp--cur-workspace workspace))
          (mapcar (lambda (rule) (lsp-get rule :id)) (lsp-request "posturelint/rules" nil)))
      (mapcar (lambda (rule) (plist-get rule :id))
              (jsonrpc-request (posturelint--eglot-server) :posturelint/rules nil)))))

(defun posturelint--rule-of-flymake (finding)
  "The rule of FINDING, a diagnostic of flymake; nil if it is not ours."
  (let ((text (flymake-diagnostic-text finding)))
    (and (string-match "\\`posturelint \\[\\([^]]+\\)\\]" text)
         (match-string 1 text))))

(defun posturelint--rules-of-line ()
  "The rules of the findings here: at point first, then of the line."
  (if (posturelint--lsp-workspace)
      (seq-uniq (mapcar (lambda (finding) (format "%s" (lsp-get finding :code)))
                        (lsp-cur-line-diagnostics)))
    (seq-uniq
     (delq nil
           (mapcar #'posturelint--rule-of-flymake
                   (append (flymake-diagnostics (point))
                           (flymake-diagnostics (line-beginning-position)
                                                (line-end-position))))))))

;;;###autoload
(defun posturelint-explain-rule (rule)
  "Show the page of RULE; offer that of the finding at point."
  (interactive
   (let ((here (posturelint--rules-of-line)))
     (list (completing-read (format-prompt "Rule" (car here))
                            (completion-table-dynamic
                             (lambda (_) (seq-union here (posturelint--rules))))
                            nil nil nil nil (car here)))))
  (let ((page (posturelint--page rule)))
    (unless page (user-error "There is no rule \"%s\"" rule))
    (with-current-buffer (get-buffer-create "*posturelint rule*")
      (let ((inhibit-read-only t))
        (erase-buffer)
        (insert page)
        (goto-char (point-min)))
      (if (fboundp 'markdown-view-mode)
          (delay-mode-hooks (markdown-view-mode))
        (special-mode))
      (display-buffer (current-buffer)))))

;;;###autoload
(defun posturelint-fix-all ()
  "Apply all fixes of this buffer that are safe."
  (interactive)
  (let ((kind "source.fixAll.posturelint")
        (nothing "posturelint: nothing here has a safe fix"))
    (if-let ((workspace (posturelint--lsp-workspace)))
        (let ((lsp--cur-workspace workspace))
          (condition-case nil
              (lsp-execute-code-action-by-kind kind)
            (lsp-no-code-actions (message nothing))))
      (unless (posturelint--eglot-server) (posturelint--lose))
      (if (eglot-code-actions (point-min) (point-max) kind)
          (eglot-code-actions (point-min) (point-max) kind t)
        (message nothing)))))

;;;###autoload
(defun posturelint-restart ()
  "Restart the server of this buffer; start one if it has died."
  (interactive)
  (if-let ((workspace (posturelint--lsp-workspace)))
      (lsp-workspace-restart workspace)
    (if-let ((server (posturelint--eglot-server)))
        (eglot-reconnect server)
      (cond ((bound-and-true-p lsp-mode) (lsp))
            ((featurep 'eglot) (call-interactively #'eglot))
            (t (posturelint--lose))))))

(provide 'posturelint)
;;; posturelint.el ends here
