/** Whether the bytes a signature speaks of are as they were signed. */
export const INTEGRITIES = ['intact', 'changed', 'unreadable'] as const;

/** What is to be thought of the certificate. */
export const TRUSTS = ['trusted', 'unknown-issuer', 'self-signed', 'expired', 'not-yet-valid'] as const;

/** One digital signature of a PDF, as it was when the file was looked at. */
export interface SignatureReport {
  /** Common name of the certificate; null = unreadable. */
  signer: string | null;
  issuer: string | null;
  /** RFC 3339; the signer says so. */
  signedAt: string | null;
  integrity: (typeof INTEGRITIES)[number];
  /** The file ends where the signed bytes end; otherwise something was added after signing. */
  coversFile: boolean;
  trust: (typeof TRUSTS)[number] | null;
}

export const INTEGRITY_WORDS = {
  intact: { vi: 'Nội dung đã ký còn nguyên vẹn', en: 'What was signed is intact' },
  changed: { vi: 'Nội dung đã bị sửa sau khi ký', en: 'What was signed has been changed' },
  unreadable: { vi: 'Chữ ký không đọc được', en: 'The signature cannot be read' },
} as const;

export const TRUST_WORDS = {
  trusted: {
    vi: 'Chứng thư do tổ chức được tin cậy cấp',
    en: 'The certificate comes from a trusted authority',
  },
  'unknown-issuer': {
    vi: 'Không rõ tổ chức cấp chứng thư',
    en: 'The authority behind the certificate is not among the trusted',
  },
  'self-signed': {
    vi: 'Chứng thư tự cấp, không có giá trị xác thực',
    en: 'The certificate vouches for itself alone',
  },
  expired: { vi: 'Chứng thư đã hết hạn khi kiểm tra', en: 'The certificate had expired when it was checked' },
  'not-yet-valid': { vi: 'Chứng thư chưa có hiệu lực khi kiểm tra', en: 'The certificate was not yet valid' },
} as const;

export const ADDED_WORDS = {
  vi: 'Có nội dung được thêm sau khi ký',
  en: 'Something was added after signing',
} as const;
