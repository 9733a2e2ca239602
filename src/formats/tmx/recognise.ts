import { rootTag } from '../xml/root.ts'

/** Whether a file is a translation memory: its root is called `tmx`. */
export const recognisesTmx = (bytes: Uint8Array): boolean => rootTag(bytes)?.name === 'tmx'
