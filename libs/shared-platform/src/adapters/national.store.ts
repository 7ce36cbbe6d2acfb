import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, platformAccess } from '#platform/config';
import {
  type Deposited,
  type FileGiven,
  type PapersTold,
  PersonalStore,
  type StoreDeposit,
  type StoreQuery,
} from '../application/personal-store.ts';
import { PlatformClient } from './platform-client.ts';
import { readContent } from './read-content.ts';
import { readRefusal, readPapers, readSaid } from './store-answer.ts';

const MB = 1024 * 1024;
/** Base64 takes four bytes for three; around it, quotes and line ends. */
const inBase64 = (bytes: number): number => Math.ceil(bytes / 3) * 4 * 1.05 + 1024;

/** `KenhThucHien`: an officer asks, at the desk. */
const AT_THE_DESK = '1';
const NOT_OF_THE_PROTOCOL = { kind: 'unavailable', reason: 'the answer is not one of the store' } as const;

/** The personal document store of the national portal, over the shared platform. */
@Injectable()
export class NationalStore extends PersonalStore {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly client: PlatformClient,
  ) {
    super();
  }

  override get offered(): boolean {
    return platformAccess(this.config) !== undefined && this.config.PERSONAL_STORE_PATH !== undefined;
  }

  override async papers({ owner, officerName, procedure, results }: StoreQuery): Promise<PapersTold> {
    const sent = await this.post('danh-sach-ket-qua', {
      SoDinhDanhChuSoHuu: owner,
      HoTenNguoiYeuCau: officerName,
      KenhThucHien: AT_THE_DESK,
      SoDinhDanhNguoiYeuCau: owner,
      MaThuTuc: procedure,
      DanhSachDanhMucKetQua: results.map((code) => ({ MaKetQua: code, SoKyHieu: '' })),
    });
    if (sent.kind === 'too-large') return NOT_OF_THE_PROTOCOL;
    if (sent.kind === 'lost') return { ...sent, kind: 'unavailable' };
    if (sent.kind !== 'answered') return sent;
    return readPapers(readSaid(sent.body)) ?? NOT_OF_THE_PROTOCOL;
  }

  override async file({ agency, path }: { agency: string; path: string }): Promise<FileGiven> {
    const most = this.config.DOCUMENT_MB * MB;
    const sent = await this.post('tep', { CoQuanChuQuan: agency, DuongDan: path }, inBase64(most));
    if (sent.kind === 'lost') return { ...sent, kind: 'unavailable' };
    if (sent.kind !== 'answered') return sent;
    const said = readSaid(sent.body);
    if (typeof said === 'string') return readContent(said, most);
    return readRefusal(said) ?? NOT_OF_THE_PROTOCOL;
  }

  override async deposit({ owner, dossierCode, paper }: StoreDeposit): Promise<Deposited> {
    const sent = await this.post('ket-qua', {
      SoDinhDanhChuSoHuu: owner,
      MaHoSo: dossierCode,
      MaKetQua: paper.resultCode,
      TenGiayTo: paper.name,
      SoKyHieu: paper.number,
      CoQuanChuQuan: paper.agency,
      DanhSachTepDinhKem: paper.files.map(({ name, path }) => ({ TenTep: name, DuongDan: path })),
    });
    if (sent.kind === 'lost') return { ...sent, kind: 'uncertain' };
    if (sent.kind === 'too-large') return { kind: 'uncertain', reason: NOT_OF_THE_PROTOCOL.reason };
    if (sent.kind !== 'answered') return sent;
    const said = readSaid(sent.body);
    const refused = readRefusal(said);
    if (refused) return refused;
    return readPapers(said)
      ? { kind: 'deposited' }
      : { kind: 'uncertain', reason: NOT_OF_THE_PROTOCOL.reason };
  }

  private post(what: string, body: object, most: number = MB) {
    return this.client.post(`${this.config.PERSONAL_STORE_PATH ?? ''}/${what}`, body, most);
  }
}
