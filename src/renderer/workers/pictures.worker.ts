import { pictureOf } from '../../formats/zip/picture.ts'
import type { PicturesReply, PicturesRequest } from './pictures.ts'

let file: Uint8Array = new Uint8Array()

addEventListener('message', ({ data }: MessageEvent<PicturesRequest>) => {
  if (data.type === 'file') {
    file = data.bytes
    return
  }
  const { path } = data
  postMessage({ path, picture: pictureOf(file, path) } satisfies PicturesReply)
})
