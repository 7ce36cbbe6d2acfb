import { answersTo, listQuestions, lookUpAccount, tellAnswer, tellStanding } from './correspondence.ts';
import { describeProcedure, listProcedures } from './procedure-catalogue.ts';
import { lookUpDossier } from './look-up-dossier.ts';
import { recordProgress } from './record-progress.ts';
import { keepProvinceAnswer } from './keep-province-answer.ts';
import { recordRating } from './record-rating.ts';
import type { Service } from './service.ts';
import { ToldCatalogues } from '../told-catalogues.ts';
import { synchroniseDossiers } from './synchronise-dossiers.ts';
import { tellCatalogue } from './tell-catalogue.ts';

/** The services of the business end point by the name in the body. */
export const services: ReadonlyMap<string, Service> = new Map([
  ['DongBoHoSoMC', synchroniseDossiers],
  ['CapNhatTienDoHoSoMC', recordProgress],
  ['TraCuuHoSo', lookUpDossier],
  ['LayDanhSachTTHC', listProcedures],
  ['LayThuTuc', describeProcedure],
  ['DongBoTrangThaiHoSo', tellStanding],
  ['DongBoDanhGia', recordRating],
  ['DongBoHoiDap', keepProvinceAnswer],
  ['LayDanhSachHoiDapGuiTuDVCQG', listQuestions],
  ['DongBoKetQuaHoiDapGuiTuDVCQG', tellAnswer],
  ['LayNoiDungTraLoiTheoCauHoi', answersTo],
  ['TraCuuTechID', lookUpAccount],
  ...new ToldCatalogues().services.map((name) => [name, tellCatalogue(name)] as const),
]);
