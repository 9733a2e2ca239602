import { readDirectory, salvageEntries } from '../../zip/directory.ts'

const MAIN_PART = /^word\/document\d*\.xml$/i
const CONTENT_TYPES = '[Content_Types].xml'

/**
 * Whether the files of an archive are those of a WordprocessingML package (ECMA-376 part 2), or an
 * Office document is wrapped up because it has a password.
 */
export function recognisesDocx(bytes: Uint8Array): boolean {
  if (isEncryptedOffice(bytes)) return true
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false
  const paths = (readDirectory(bytes) ?? salvageEntries(bytes)).map(({ path }) => path)
  if (paths.some((path) => MAIN_PART.test(path))) return true
  // The main part may have any name; its relatives stand in the folder that Word gives them.
  return paths.includes(CONTENT_TYPES) && paths.some((path) => /^word\//i.test(path))
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ENCRYPTED_PACKAGE = 'EncryptedPackage'

/** An encrypted package stands in an OLE file under this name ([MS-OFFCRYPTO] 2.3). */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  if (!OLE.every((byte, i) => bytes[i] === byte)) return false
  const name = Array.from(ENCRYPTED_PACKAGE, (letter) => letter.charCodeAt(0))
  // Entries of an OLE directory are 128 bytes long and begin with their name in UTF-16.
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    if (name.every((code, i) => bytes[at + 2 * i] === code && bytes[at + 2 * i + 1] === 0)) {
      return true
    }
  }
  return false
}
