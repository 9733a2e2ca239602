export function cutEnglish(text: string, _breakAtSemicolon: boolean): number[] {
  const cuts: number[] = []
  for (const m of text.matchAll(/[.!?]+["”’)]*\s+(?=["“(A-Z])/g)) cuts.push(m.index + m[0].length)
  return cuts
}
