import type { HandOver } from '#dossier';
import type { BookLine } from './form-content.ts';

const WAYS: Record<HandOver['way'], string> = { desk: 'Trực tiếp', post: 'Bưu chính', online: 'Trực tuyến' };

/** The last two columns of the tracking book: by what way a result went, and what stands for a signature. */
export const takenBy = (handOver: HandOver | null): Pick<BookLine, 'handedOverBy' | 'signature'> =>
  handOver
    ? { handedOverBy: WAYS[handOver.way], signature: signatureOf(handOver) }
    : { handedOverBy: '', signature: '' };

function signatureOf({ way, recipient = '', confirmedBy, consignment, acknowledgement }: HandOver): string {
  switch (way) {
    case 'desk':
      return `${confirmedBy === 'code' ? 'Xác nhận bằng mã' : 'Ký nhận'}: ${recipient}`;
    case 'post':
      return `Số hiệu ${consignment ?? ''}`;
    case 'online':
      return acknowledgement ?? 'Trả vào tài khoản';
  }
}
