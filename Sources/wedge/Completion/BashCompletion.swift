/// Completion for bash: one function that looks at the command and at the word before.
struct BashCompletion {
  let table: CompletionTable

  var script: String {
    """
    # Completion of wedge for bash, written by 'wedge completion bash'.
    _wedge() {
      local word=$2 before=$3 command=\(table.usual) words= files= list= head= path at
      # bash takes '=' and ':' for words of their own.
      if [[ $word == = ]]; then word=; fi
      for ((at = COMP_CWORD - 1; at > 0; at--)); do
        before=${COMP_WORDS[at]}
        [[ $before != -* && $before${COMP_WORDS[at+1]} == *[=:]* ]] || break
      done
      if ((COMP_CWORD > 1)); then
        case ${COMP_WORDS[1]} in \(alternatives(table.commands.map(\.name)))) command=${COMP_WORDS[1]} ;; esac
      fi
      case $command:$before in
    \(values.joined(separator: "\n"))
      *)
        if [[ $word == -* ]]; then
          case $command in
    \(names.joined(separator: "\n"))
          esac
          ((COMP_CWORD > 1)) || words+=' --version'
        else
          case $command in
    \(operands.joined(separator: "\n"))
          esac
          ((COMP_CWORD > 1)) || words+=' \(table.commands.map(\.name).joined(separator: " "))'
        fi
        ;;
      esac
      if [[ -n $list ]]; then
        compopt -o nospace 2>/dev/null
        [[ $word == *,* ]] && head=${word%,*},
        word=${word##*,}
      fi
      COMPREPLY=($(compgen -P "$head" -W "$words" -- "$word"))
      [[ -n $files ]] || return 0
      compopt -o filenames 2>/dev/null
      while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen -f -- "$word")
    }
    complete -F _wedge wedge

    """
  }

  /// What can be the value behind an option.
  private var values: [String] {
    table.options.compactMap { option in
      option.values.map { values in
        let isUsual = !table.options.contains { $0.name == option.name && $0.values != values }
        let commands = isUsual ? ["*"] : option.commands
        let patterns = commands.flatMap { command in option.words.map { "\(command):\($0)" } }
        return "  \(alternatives(patterns))) \(settings(values)) ;;"
      }
    }
  }

  /// The names of each command's options.
  private var names: [String] {
    table.commands.map { command in
      let names = table.options(of: command.name).flatMap(\.words) + ["--help"]
      return "      \(command.name)) words='\(names.joined(separator: " "))' ;;"
    }
  }

  private var operands: [String] {
    table.commands.map { "      \($0.name)) \(settings($0.operands)) ;;" }
  }

  private func settings(_ values: OptionValues) -> String {
    "words='\(values.words.joined(separator: " "))'" + (values.takesFile ? " files=1" : "")
      + (values.isList ? " list=1" : "")
  }

  private func alternatives(_ patterns: [String]) -> String { patterns.joined(separator: "|") }
}
