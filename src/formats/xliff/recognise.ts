import { rootTag } from '../xml/root.ts'

/** Whether a file is XLIFF, of whatever version or namespace: its root is called `xliff`. */
export const recognisesXliff = (bytes: Uint8Array): boolean => rootTag(bytes)?.name === 'xliff'
