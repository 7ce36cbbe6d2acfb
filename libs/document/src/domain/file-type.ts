import { documentProblem } from './document.problems.ts';

/** A type of file that is taken. */
export interface FileType {
  /** Endings a name may have for it. */
  endings: readonly string[];
  mediaType: string;
  /** Is a ZIP archive inside. */
  archive?: true;
}

const WORDPROCESSING = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Papers, pictures of papers, and the office formats without macros. */
const FILE_TYPES: readonly FileType[] = [
  { endings: ['pdf'], mediaType: 'application/pdf' },
  { endings: ['jpg', 'jpeg'], mediaType: 'image/jpeg' },
  { endings: ['png'], mediaType: 'image/png' },
  { endings: ['tif', 'tiff'], mediaType: 'image/tiff' },
  { endings: ['docx'], mediaType: WORDPROCESSING, archive: true },
  { endings: ['xlsx'], mediaType: SPREADSHEET, archive: true },
  { endings: ['odt'], mediaType: 'application/vnd.oasis.opendocument.text', archive: true },
  { endings: ['ods'], mediaType: 'application/vnd.oasis.opendocument.spreadsheet', archive: true },
];

/** The type a name declares. @throws document.type-not-taken */
export function declaredType(name: string): FileType {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const type = FILE_TYPES.find(({ endings }) => endings.includes(ending));
  if (type) return type;
  const taken = FILE_TYPES.flatMap(({ endings }) => endings).join(', ');
  throw documentProblem('document.type-not-taken', { taken });
}

/** The type of a stored media type. */
export const typeOf = (mediaType: string): FileType | undefined =>
  FILE_TYPES.find((type) => type.mediaType === mediaType);
