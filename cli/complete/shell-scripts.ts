/** Shells whose completion can ask `sop`. */
export const shells = ["bash", "zsh", "powershell"] as const;
export type Shell = (typeof shells)[number];

/** What a shell reads once, so that its tab key asks `sop` each time. The word being typed is handed over behind “=”: some shells drop an empty one. */
export const shellScripts: Readonly<Record<Shell, string>> = {
  bash: `_sop() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(
    "\${COMP_WORDS[0]}" autocomplete -- "\${COMP_WORDS[@]:1:COMP_CWORD-1}" "=\${COMP_WORDS[COMP_CWORD]}" 2>/dev/null
  )
}
complete -o default -F _sop sop
`,
  zsh: `#compdef sop
_sop() {
  local -a found
  found=("\${(@f)$(sop autocomplete -- "\${(@)words[2,CURRENT-1]}" "=\${words[CURRENT]}" 2>/dev/null)}")
  if [[ -n "$found" ]]; then compadd -a found; else _files; fi
}
compdef _sop sop
`,
  powershell: `Register-ArgumentCompleter -Native -CommandName sop -ScriptBlock {
  param($word, $ast, $cursor)
  $before = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { $_.ToString() })
  sop autocomplete -- @before "=$word" 2>$null | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`,
};

/** Where a shell reads it from, as typed once. */
export const shellSetup: Readonly<Record<Shell, string>> = {
  bash: "sop autocomplete bash >> ~/.bashrc",
  zsh: `sop autocomplete zsh > "\${fpath[1]}/_sop"`,
  powershell: "sop autocomplete powershell >> $PROFILE",
};
