import { unitForm } from '../../../src/proofread/rules/unit-form.ts'
import { cases, clean } from '../../support/rule-cases.ts'

cases(unitForm, [
  ['全长7KM，重5Kg。', ['KM', 'Kg'], '全长7km，重5kg。'],
  ['面积120m2，3.5km2，库容1,200M3。', ['m2', 'km2', 'M3'], '面积120m²，3.5km²，库容1,200m³。'],
  ['装机50KW，发电100 Kwh，电压10KV。', ['KW', 'Kwh', 'KV'], '装机50kW，发电100 kW·h，电压10kV。'],
  ['时速60KM/H，降水50MM，服药5MG。', ['KM/H', 'MM', 'MG'], '时速60km/h，降水50mm，服药5mg。'],
  ['频率50HZ，噪声60db，气温20°c。', ['HZ', 'db', '°c'], '频率50Hz，噪声60dB，气温20℃。'],
  ['发电量100kWh。', ['kWh'], '发电量100kW·h。'],
])

clean(unitForm, [
  '全长7km，重5kg，面积120m²、35㎡，20℃、20°C，500ml、500mL。',
  '时速60公里/小时，60km/h，装机50kW，10kV，50Hz。',
  '货币供应量M2，编号A1KM，5G、4K、PM2.5，1080P。',
  'KM公司，CM、KG。',
  '3MMs，2KMT。',
])
