/** The stretch of a text file that became a row: UTF-16 offsets in what was decoded. */
export interface TextUnit {
  readonly start: number
  readonly end: number
}

/** The name of a unit: where it begins and ends. */
export const unitName = ({ start, end }: TextUnit): string => `${start}-${end}`

/** The unit of a name, or null where no text of that length has one. */
export function unitOf(name: string, length: number): TextUnit | null {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(name)
  if (!match) return null
  const [start, end] = [Number(match[1]), Number(match[2])]
  return start < end && end <= length ? { start, end } : null
}
