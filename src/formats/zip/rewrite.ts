import { deflateSync } from 'fflate'
import { crc32 } from './crc.ts'
import type { ZipEntry } from './directory.ts'
import type { ZipArchive } from './read.ts'

/**
 * An archive with some of its files replaced. All others are copied as they are packed, byte for
 * byte, in their order; one whose end is missing is packed anew.
 * @param changes new content by path; paths that are not in the archive are added at the end
 */
export function rewriteZip(
  archive: ZipArchive,
  changes: ReadonlyMap<string, Uint8Array>,
): Uint8Array<ArrayBuffer> {
  const members: Member[] = []
  for (const entry of archive.entries.values()) {
    const content = changes.get(entry.path)
    if (content) members.push(packed(entry.path, content))
    // Half of a packed file unpacks nowhere: what there is of it is packed anew.
    else if (entry.cut) members.push(packed(entry.path, archive.read(entry.path)!))
    else members.push(copied(archive, entry))
  }
  for (const [path, content] of changes) {
    if (!archive.has(path)) members.push(packed(path, content))
  }
  return assemble(members)
}

interface Member {
  readonly path: Uint8Array
  readonly method: number
  readonly crc: number
  readonly size: number
  readonly data: Uint8Array
  /** MS-DOS time and date. */
  readonly time: number
}

/** 1 January 1980, as files that were not written by a clock have it: the same input, the same file. */
const NO_TIME = 0x00210000

function packed(path: string, content: Uint8Array): Member {
  const deflated = deflateSync(content)
  const stored = deflated.length >= content.length
  return {
    path: new TextEncoder().encode(path),
    method: stored ? 0 : 8,
    crc: crc32(content),
    size: content.length,
    data: stored ? content : deflated,
    time: NO_TIME,
  }
}

function copied({ bytes }: ZipArchive, entry: ZipEntry): Member {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    path: new TextEncoder().encode(entry.path),
    method: entry.method,
    crc: entry.crc,
    size: entry.size,
    data: bytes.subarray(entry.dataStart, entry.dataStart + entry.packedSize),
    time: view.getUint32(entry.start + 10, true),
  }
}

/** Paths are UTF-8 (APPNOTE.TXT, 4.4.4, bit 11). */
const UTF8 = 0x0800
const VERSION = 20

function assemble(members: readonly Member[]): Uint8Array<ArrayBuffer> {
  const locals = members.reduce((sum, { path, data }) => sum + 30 + path.length + data.length, 0)
  const directory = members.reduce((sum, { path }) => sum + 46 + path.length, 0)
  const out = new Uint8Array(locals + directory + 22)
  const view = new DataView(out.buffer)
  let at = 0
  const starts = members.map(({ path, data, ...member }) => {
    const start = at
    view.setUint32(at, 0x04034b50, true)
    view.setUint16(at + 4, VERSION, true)
    common(view, at + 6, { ...member, path, data })
    out.set(path, at + 30)
    out.set(data, at + 30 + path.length)
    at += 30 + path.length + data.length
    return start
  })
  for (const [i, member] of members.entries()) {
    view.setUint32(at, 0x02014b50, true)
    view.setUint16(at + 4, VERSION, true)
    view.setUint16(at + 6, VERSION, true)
    common(view, at + 8, member)
    view.setUint32(at + 42, starts[i]!, true)
    out.set(member.path, at + 46)
    at += 46 + member.path.length
  }
  view.setUint32(at, 0x06054b50, true)
  view.setUint16(at + 8, members.length, true)
  view.setUint16(at + 10, members.length, true)
  view.setUint32(at + 12, directory, true)
  view.setUint32(at + 16, locals, true)
  return out
}

/** The fields that a local header and a record of the table of contents share, in their order. */
function common(view: DataView, at: number, { path, method, crc, size, data, time }: Member): void {
  view.setUint16(at, UTF8, true)
  view.setUint16(at + 2, method, true)
  view.setUint32(at + 4, time, true)
  view.setUint32(at + 8, crc, true)
  view.setUint32(at + 12, data.length, true)
  view.setUint32(at + 16, size, true)
  view.setUint16(at + 20, path.length, true)
}
