import { useEffect, useState } from 'react'
import { useUi } from '../hooks.ts'

const QUERIES = [
  '(prefers-color-scheme: dark)',
  '(prefers-contrast: more)',
  '(forced-colors: active)',
]

/**
 * Colours of the style sheet as a canvas can use them, read again when theme or contrast change.
 * @param names custom properties of the root; the same array each time
 */
export function useColours<T extends `--${string}`>(
  names: readonly T[],
): Readonly<Record<T, string>> {
  const theme = useUi((state) => state.preferences.theme)
  const [colours, setColours] = useState(() => read(names))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read through the style
  useEffect(() => {
    const update = () => setColours(read(names))
    update()
    const lists = QUERIES.map((query) => matchMedia(query))
    for (const list of lists) list.addEventListener('change', update)
    return () => {
      for (const list of lists) list.removeEventListener('change', update)
    }
  }, [names, theme])
  return colours
}

/** A custom property holds `light-dark(…)` as it was written; only a colour in use is resolved. */
function read<T extends string>(names: readonly T[]): Record<T, string> {
  const probe = document.createElement('span')
  document.body.append(probe)
  const colours = Object.fromEntries(
    names.map((name) => {
      probe.style.setProperty('color', `var(${name})`)
      return [name, getComputedStyle(probe).color]
    }),
  ) as Record<T, string>
  probe.remove()
  return colours
}
