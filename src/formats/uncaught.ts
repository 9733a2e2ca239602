/** What an error that nobody expected says, as the end of a sentence without its full stop. */
export function reasonOf(error: unknown): string {
  const said = error instanceof Error ? error.message || error.name : String(error)
  const line = said
    .split('\n', 1)[0]!
    .trim()
    .replace(/[.。]+$/, '')
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line
}

const MOST_CHARACTERS = 200
