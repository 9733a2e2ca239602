export { type Picture, pictureOf } from '../zip/picture.ts'
