/** A file of an archive, as its table of contents or its own header describes it. */
export interface ZipEntry {
  readonly path: string
  readonly flags: number
  /** 0 stored, 8 deflated. */
  readonly method: number
  /** Where its own header begins, and the packed data behind it. */
  readonly start: number
  readonly dataStart: number
  readonly packedSize: number
  readonly size: number
  readonly crc: number
  /** Whether the archive ends before its data do. */
  readonly cut: boolean
  /** Its record in the table of contents; null where that is lost. */
  readonly record: { readonly start: number; readonly end: number } | null
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_RECORD = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const DATA_DESCRIPTOR = 0x08074b50
const LOCAL_SIZE = 30
const RECORD_SIZE = 46
const END_SIZE = 22
/** Longest comment behind the end of the table of contents. */
const MAX_COMMENT = 0xffff

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/**
 * The table of contents at the end of an archive (APPNOTE.TXT, 4.3.12, 4.3.16).
 * @returns null where it is missing or does not describe the file
 */
export function readDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const view = viewOf(bytes)
  const end = findEnd(view)
  if (end < 0) return null
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (at + RECORD_SIZE > end || view.getUint32(at, true) !== DIRECTORY_RECORD) return null
    const nameLength = view.getUint16(at + 28, true)
    const next =
      at + RECORD_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    const start = view.getUint32(at + 42, true)
    const packedSize = view.getUint32(at + 20, true)
    const dataStart = dataStartOf(view, start)
    if (dataStart < 0 || dataStart + packedSize > bytes.length) return null
    const flags = view.getUint16(at + 8, true)
    entries.push({
      path: decodePath(bytes.subarray(at + RECORD_SIZE, at + RECORD_SIZE + nameLength)),
      flags,
      method: view.getUint16(at + 10, true),
      start,
      dataStart,
      packedSize,
      size: view.getUint32(at + 24, true),
      crc: view.getUint32(at + 16, true),
      cut: false,
      record: { start: at, end: next },
    })
    at = next
  }
  return entries
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_SIZE - MAX_COMMENT)
  for (let at = view.byteLength - END_SIZE; at >= first; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  return -1
}

/** The lengths in a file's own header count: they differ from those in the table of contents. */
function dataStartOf(view: DataView, start: number): number {
  if (start + LOCAL_SIZE > view.byteLength) return -1
  if (view.getUint32(start, true) !== LOCAL_HEADER) return -1
  const lengths = view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
  return start + LOCAL_SIZE + lengths
}

/** UTF-8 whether or not the flag says so: other encodings do not occur in document formats. */
const decodePath = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** The files of an archive whose end is missing, found by the headers in front of each. */
export function salvageEntries(bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes)
  const entries: ZipEntry[] = []
  for (let at = nextHeader(view, 0); at >= 0; ) {
    const dataStart = dataStartOf(view, at)
    if (dataStart < 0 || dataStart > bytes.length) break
    const nameLength = view.getUint16(at + 26, true)
    const flags = view.getUint16(at + 6, true)
    const stated = statedInFront(view, at)
    const known = stated.packedSize > 0 || (flags & SIZES_BEHIND) === 0
    const next = nextHeader(view, dataStart + (known ? stated.packedSize : 0))
    const { packedSize, ...rest } = known
      ? { ...stated, cut: dataStart + stated.packedSize > bytes.length }
      : statedBehind(view, dataStart, next < 0 ? endOfData(view, dataStart) : next)
    entries.push({
      path: decodePath(bytes.subarray(at + LOCAL_SIZE, at + LOCAL_SIZE + nameLength)),
      flags,
      method: view.getUint16(at + 8, true),
      start: at,
      dataStart,
      packedSize: Math.min(packedSize, bytes.length - dataStart),
      ...rest,
      record: null,
    })
    at = next
  }
  return entries
}

/** What is said of the data of a file, in front of them or behind. */
type Stated = Pick<ZipEntry, 'packedSize' | 'size' | 'crc' | 'cut'>

/** Flag of a file whose sizes stand behind its data (4.4.4, bit 3). */
const SIZES_BEHIND = 8

const statedInFront = (view: DataView, at: number): Omit<Stated, 'cut'> => ({
  crc: view.getUint32(at + 14, true),
  packedSize: view.getUint32(at + 18, true),
  size: view.getUint32(at + 22, true),
})

/**
 * Sizes that stand behind the data (4.3.9), with a signature or without one.
 * @param end of the data and of what is said of them
 */
function statedBehind(view: DataView, dataStart: number, end: number): Stated {
  for (const signature of [4, 0]) {
    const at = end - signature - DESCRIPTOR_SIZE
    if (at < dataStart) continue
    if (signature > 0 && view.getUint32(at, true) !== DATA_DESCRIPTOR) continue
    const packedSize = view.getUint32(at + signature + 4, true)
    if (packedSize !== at - dataStart) continue
    return {
      crc: view.getUint32(at + signature, true),
      packedSize,
      size: view.getUint32(at + signature + 8, true),
      cut: false,
    }
  }
  return { crc: 0, packedSize: end - dataStart, size: 0, cut: true }
}

/** Checksum and both sizes. */
const DESCRIPTOR_SIZE = 12

/** Where the data of the last file end: at the table of contents, if any of that is left. */
function endOfData(view: DataView, from: number): number {
  const record = nextSignature(view, DIRECTORY_RECORD, from, 4)
  return record < 0 ? view.byteLength : record
}

const nextHeader = (view: DataView, from: number): number =>
  nextSignature(view, LOCAL_HEADER, from, LOCAL_SIZE)

function nextSignature(view: DataView, signature: number, from: number, size: number): number {
  for (let at = from; at + size <= view.byteLength; at++) {
    if (view.getUint8(at) === 0x50 && view.getUint32(at, true) === signature) return at
  }
  return -1
}
