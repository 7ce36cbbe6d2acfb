/** The envelope of every service, with the HTTP status it comes under. */
export interface MinistryAnswer {
  status: 200 | 400 | 401 | 403 | 404;
  code: string;
  message: string;
  data: unknown;
}

export const done = (data: unknown = null): MinistryAnswer => ({
  status: 200,
  code: '200',
  message: 'Thành công',
  data,
});

export const refused = (message: string, status: 400 | 401 | 403 | 404 = 400): MinistryAnswer => ({
  status,
  code: String(status),
  message,
  data: null,
});
