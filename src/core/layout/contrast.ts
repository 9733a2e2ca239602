/** The least contrast at which text of body size is easy to read (WCAG 2.2, 1.4.3 AA). */
export const READABLE = 4.5

/** Relative luminance of sRGB, 0 to 1. @param colour `#rrggbb` @see WCAG 2.2, “relative luminance” */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast of two colours, `#rrggbb` each: 1 for the same, 21 for black on white. */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((one, two) => one - two)
  return (light + 0.05) / (dark + 0.05)
}
