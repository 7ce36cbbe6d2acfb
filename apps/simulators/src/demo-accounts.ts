/** Accounts the simulated systems know; local configuration is filled from here. Not secrets: they open nothing else. */
export const demoAccounts = {
  portal: {
    username: 'H99',
    password: 'h99-local',
    agency: '000.00.00.H99',
    dstcode: 'VN:GOV:000.00.00.G22:vpcpdvcprovider',
  },
  /** A ministry's central platform. */
  ministry: { clientId: 'H99', clientSecret: 'h99-local', agency: 'H99' },
  sms: {
    user: 'mot-cua',
    password: 'mot-cua-local',
    cpCode: 'SAOMAI',
    brandname: 'SAOMAI',
  },
  vnptSms: {
    apiUser: 'mot-cua',
    apiPassword: 'mot-cua-local',
    username: 'SAOMAI_CS',
    agentId: '164',
    contractId: '401',
    labelId: '132278',
    templateId: '564160',
  },
  smpp: { systemId: 'mot-cua', password: 'local-99', brandname: 'SAOMAI' },
  zalo: {
    ...{ appId: '3087000000000000001', appSecret: 'mot-cua-local' },
    ...{ oaId: '3087000000000000002', oaSecret: 'mot-cua-oa-local' },
    /** What people get at Zalo's page when they give the permission. */
    refreshToken: 'mot-cua-start-local',
    /** Registered templates, and what each leaves open. */
    templates: {
      '512000': ['noi_dung'],
      '512001': ['ma_ho_so', 'co_quan', 'can_bo', 'thoi_gian', 'ngay_hen'],
    },
  },
  bounces: { user: 'thu-tra-lai', password: 'mot-cua-local' },
  payment: {
    partner: 'SAOMAI',
    secret: 'sao-mai-local',
    account: '3511.0.0000001',
    bank: 'KBNN',
    accountName: 'Kho bạc Nhà nước tỉnh Sao Mai',
  },
  signOn: { clientId: 'mot-cua', clientSecret: 'mot-cua-local' },
  citizenSignOn: { clientId: 'mot-cua', clientSecret: 'mot-cua-local' },
  sharedPlatform: {
    ...{ key: 'mot-cua', secret: 'mot-cua-local', code: '099' },
    ...{ storePath: '/kho-giay-to', populationPath: '/dan-cu', civilStatusPath: '/ho-tich' },
  },
} as const;
