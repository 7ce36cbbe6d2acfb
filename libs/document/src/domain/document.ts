/** What a document is to its dossier. */
export const DOCUMENT_KINDS = ['component', 'result', 'other'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/**
 * How far a version is: `receiving` while its bytes come, `waiting` for the scanner; then it is `clean`, or in quarantine
 * as `infected` or `unreadable`. `erased`: its dossier was kept long enough.
 */
export const VERSION_STATES = ['waiting', 'clean', 'infected', 'unreadable', 'erased'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** The paper a file is handed in for: a component of the dossier, or one more or one known result or other paper. */
export type Paper =
  | { kind: 'component'; code: string }
  | { kind: Exclude<DocumentKind, 'component'>; documentId?: string | undefined };

/** The words an officer reads about a state. */
export const STATE_WORDS = {
  waiting: { vi: 'Đang chờ quét vi-rút', en: 'Waits for the virus scan' },
  clean: { vi: 'Đã quét, không có vi-rút', en: 'Scanned and clean' },
  infected: {
    vi: 'Có vi-rút; tệp bị cách ly, không tải về được. Hãy quét máy và nộp lại tệp sạch.',
    en: 'Infected; the file is in quarantine and cannot be downloaded. Clean the computer and hand in a clean file.',
  },
  unreadable: {
    vi: 'Không quét được; tệp bị cách ly. Hãy bỏ mật khẩu hoặc xuất lại tệp rồi nộp lại.',
    en: 'Could not be scanned; the file is in quarantine. Remove its password or save it anew, and hand it in again.',
  },
  erased: { vi: 'Đã xóa khi hết thời hạn lưu trữ', en: 'Erased after its time of keeping' },
} as const satisfies Record<VersionState, { vi: string; en: string }>;
