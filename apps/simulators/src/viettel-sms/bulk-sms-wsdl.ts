/** Parameters of `wsCpMt` in the order the gateway takes them. */
export const wsCpMtParameters = [
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

const checkBalanceParameters = ['User', 'Password', 'CPCode'] as const;

const sequence = (names: readonly string[]): string =>
  names.map((name) => `<xs:element minOccurs="0" name="${name}" type="xs:string"/>`).join('');

const operation = (name: string): string => `<wsdl:operation name="${name}">
      <wsdl:input message="tns:${name}" name="${name}"/>
      <wsdl:output message="tns:${name}Response" name="${name}Response"/>
    </wsdl:operation>`;

const message = (name: string): string => `<wsdl:message name="${name}">
    <wsdl:part element="tns:${name}" name="parameters"/>
  </wsdl:message>`;

const boundOperation = (name: string): string => `<wsdl:operation name="${name}">
      <soap:operation soapAction="" style="document"/>
      <wsdl:input name="${name}"><soap:body use="literal"/></wsdl:input>
      <wsdl:output name="${name}Response"><soap:body use="literal"/></wsdl:output>
    </wsdl:operation>`;

const types = `<wsdl:types>
    <xs:schema elementFormDefault="unqualified" targetNamespace="http://impl.bulkSms.ws/" version="1.0">
      <xs:element name="wsCpMt" type="tns:wsCpMt"/>
      <xs:element name="wsCpMtResponse" type="tns:wsCpMtResponse"/>
      <xs:element name="checkBalance" type="tns:checkBalance"/>
      <xs:element name="checkBalanceResponse" type="tns:checkBalanceResponse"/>
      <xs:complexType name="wsCpMt"><xs:sequence>${sequence(wsCpMtParameters)}</xs:sequence></xs:complexType>
      <xs:complexType name="wsCpMtResponse"><xs:sequence>
        <xs:element minOccurs="0" name="return" type="tns:result"/>
      </xs:sequence></xs:complexType>
      <xs:complexType name="result"><xs:sequence>
        <xs:element minOccurs="0" name="message" type="xs:string"/>
        <xs:element name="result" type="xs:long"/>
      </xs:sequence></xs:complexType>
      <xs:complexType name="checkBalance"><xs:sequence>${sequence(checkBalanceParameters)}</xs:sequence></xs:complexType>
      <xs:complexType name="checkBalanceResponse"><xs:sequence>
        <xs:element minOccurs="0" name="return" type="tns:resultBalance"/>
      </xs:sequence></xs:complexType>
      <xs:complexType name="resultBalance"><xs:sequence>
        <xs:element name="balance" type="xs:long"/>
        <xs:element name="errCode" type="xs:int"/>
        <xs:element minOccurs="0" name="errDesc" type="xs:string"/>
      </xs:sequence></xs:complexType>
    </xs:schema>
  </wsdl:types>`;

/** The gateway's WSDL: document/literal wrapped, unqualified children, the answer inside `return`. */
export const bulkSmsWsdl = (endpoint: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="http://impl.bulkSms.ws/"
  name="CcApiImplService" targetNamespace="http://impl.bulkSms.ws/">
  ${types}
  ${['wsCpMt', 'wsCpMtResponse', 'checkBalance', 'checkBalanceResponse'].map(message).join('\n  ')}
  <wsdl:portType name="CcApi">
    ${['wsCpMt', 'checkBalance'].map(operation).join('\n    ')}
  </wsdl:portType>
  <wsdl:binding name="CcApiImplServiceSoapBinding" type="tns:CcApi">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    ${['wsCpMt', 'checkBalance'].map(boundOperation).join('\n    ')}
  </wsdl:binding>
  <wsdl:service name="CcApiImplService">
    <wsdl:port binding="tns:CcApiImplServiceSoapBinding" name="CcApiImplPort">
      <soap:address location="${endpoint}"/>
    </wsdl:port>
  </wsdl:service>
</wsdl:definitions>`;
