/**
 * The path in the archive that a relative address means (OCF 3.3, §4.2.5).
 * @param from path of the file the address stands in
 * @returns null for an address outside the archive
 */
export function resolvePath(from: string, address: string): string | null {
  const [path = ''] = address.split(/[?#]/, 1)
  if (path === '' || /^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith('//')) return null
  const steps = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of decoded(path).split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return null
    } else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
