/**
 * The names under which files go into one folder: `a.docx`, and `a 2.docx` for another that would
 * be called so, in whatever case or form of Unicode.
 * @param names as they are wished, each with its ending
 */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((wish) => {
    const [, stem = wish, ending = ''] = /^(.+?)(\.[^.]*)?$/s.exec(wish) ?? []
    for (let number = 1; ; number++) {
      const name = number === 1 ? wish : `${stem} ${number}${ending}`
      const folded = name.normalize('NFKC').toLowerCase()
      if (taken.has(folded)) continue
      taken.add(folded)
      return name
    }
  })
}
