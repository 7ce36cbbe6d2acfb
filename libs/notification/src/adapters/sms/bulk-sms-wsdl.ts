/** Parameters of `wsCpMt` in the one order the gateway takes them. */
const PARAMETERS = [
  'User',
  'Password',
  'CPCode',
  'RequestID',
  'UserID',
  'ReceiverID',
  'ServiceID',
  'CommandCode',
  'Content',
  'ContentType',
] as const;

export type SendParameters = Record<(typeof PARAMETERS)[number], string>;

const sequence = PARAMETERS.map((name) => `<xs:element minOccurs="0" name="${name}" type="xs:string"/>`).join(
  '',
);

/**
 * The part of Viettel's bulk SMS service that is used: `wsCpMt`, document/literal wrapped. Shipped, so that
 * nothing is fetched from a gateway that may be away when a worker starts.
 */
export const BULK_SMS_WSDL = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:impl="http://impl.bulkSms.ws/"
  name="CcApiImplService" targetNamespace="http://impl.bulkSms.ws/">
  <types>
    <xs:schema elementFormDefault="unqualified" targetNamespace="http://impl.bulkSms.ws/">
      <xs:element name="wsCpMt" type="impl:wsCpMt"/>
      <xs:element name="wsCpMtResponse" type="impl:wsCpMtResponse"/>
      <xs:complexType name="wsCpMt"><xs:sequence>${sequence}</xs:sequence></xs:complexType>
      <xs:complexType name="wsCpMtResponse">
        <xs:sequence><xs:element minOccurs="0" name="return" type="impl:result"/></xs:sequence>
      </xs:complexType>
      <xs:complexType name="result">
        <xs:sequence>
          <xs:element minOccurs="0" name="message" type="xs:string"/>
          <xs:element name="result" type="xs:long"/>
        </xs:sequence>
      </xs:complexType>
    </xs:schema>
  </types>
  <message name="wsCpMt"><part element="impl:wsCpMt" name="parameters"/></message>
  <message name="wsCpMtResponse"><part element="impl:wsCpMtResponse" name="parameters"/></message>
  <portType name="CcApi">
    <operation name="wsCpMt">
      <input message="impl:wsCpMt" name="wsCpMt"/>
      <output message="impl:wsCpMtResponse" name="wsCpMtResponse"/>
    </operation>
  </portType>
  <binding name="CcApiImplServiceSoapBinding" type="impl:CcApi">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="wsCpMt">
      <soap:operation soapAction="" style="document"/>
      <input name="wsCpMt"><soap:body use="literal"/></input>
      <output name="wsCpMtResponse"><soap:body use="literal"/></output>
    </operation>
  </binding>
  <service name="CcApiImplService">
    <port binding="impl:CcApiImplServiceSoapBinding" name="CcApiImplPort"/>
  </service>
</definitions>`;
