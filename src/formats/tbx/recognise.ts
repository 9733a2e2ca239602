import { rootTag } from '../xml/root.ts'

/** Whether a file is a term base: its root is called `tbx`, or `martif` before version 3. */
export function recognisesTbx(bytes: Uint8Array): boolean {
  const name = rootTag(bytes)?.name
  return name === 'martif' || name === 'tbx'
}
