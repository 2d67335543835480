<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>AskOptionsForm</name>
    <message>
        <source>{number} similar items</source>
        <translation>유사 품목 {number}개</translation>
    </message>
    <message>
        <source>Similarity threshold</source>
        <translation>유사도 임계값</translation>
    </message>
    <message>
        <source>Similar items</source>
        <translation>유사 품목</translation>
    </message>
    <message>
        <source>Routing of an item</source>
        <translation>품목의 라우팅</translation>
    </message>
    <message>
        <source>Items at least this alike count as similar.</source>
        <translation>유사도가 이 값 이상인 품목만 유사 품목으로 봅니다.</translation>
    </message>
    <message>
        <source>How many similar items have a vote.</source>
        <translation>추천에 참여하는 유사 품목의 수입니다.</translation>
    </message>
    <message>
        <source>Which routing counts of an item that has several.</source>
        <translation>라우팅이 여러 개인 품목에서 어느 라우팅을 쓸지 정합니다.</translation>
    </message>
    <message>
        <source>Ignore the item's own history</source>
        <translation>품목 자체 이력 무시</translation>
    </message>
    <message>
        <source>Propose from similar items even when the item has a routing.</source>
        <translation>라우팅이 있는 품목도 유사 품목으로 추천합니다.</translation>
    </message>
    <message>
        <source>Exclude subcontracted operations</source>
        <translation>외주 공정 제외</translation>
    </message>
</context>
<context>
    <name>AskPanel</name>
    <message>
        <source>Item codes</source>
        <translation>품목코드</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>신규 품목</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>Asked items</source>
        <translation>예측 대상 품목</translation>
    </message>
    <message>
        <source>Order quantity</source>
        <translation>오더 수량</translation>
    </message>
    <message>
        <source>Pieces for which total minutes are shown.</source>
        <translation>총 시간을 계산하는 수량입니다.</translation>
    </message>
</context>
<context>
    <name>AskedProgress</name>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Answered: {done} of {number}</source>
        <translation>완료: {done} / {number}</translation>
    </message>
    <message>
        <source>Asked items: {number}</source>
        <translation>예측 대상 품목: {number}</translation>
    </message>
    <message>
        <source>Nothing asked yet</source>
        <translation>예측한 품목 없음</translation>
    </message>
</context>
<context>
    <name>AskedTable</name>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>대기 중…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Unknown: take {code}</source>
        <translation>없는 품목: {code} 선택</translation>
    </message>
    <message>
        <source>Unknown item</source>
        <translation>없는 품목</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>There is no item {code}. Click or press Enter to take {closest} instead.</source>
        <translation>품목 없음: {code}
클릭하거나 Enter를 누르면 대신 예측할 품목: {closest}</translation>
    </message>
    <message>
        <source>Described by attributes</source>
        <translation>속성으로 입력</translation>
    </message>
</context>
<context>
    <name>AttributeTable</name>
    <message>
        <source>Empty</source>
        <translation>빈 품목</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>신규 품목</translation>
    </message>
    <message>
        <source>In the plant's items: {lowest} to {highest}</source>
        <translation>등록된 품목의 범위: {lowest} ~ {highest}</translation>
    </message>
    <message>
        <source>Enter a date such as 2026-11-20, or nothing.</source>
        <translation>2026-11-20 형식의 날짜를 입력하거나 비워 두세요.</translation>
    </message>
    <message>
        <source>Enter a number, or nothing for an unknown one.</source>
        <translation>숫자를 입력하거나, 모르면 비워 두세요.</translation>
    </message>
</context>
<context>
    <name>BandCoverage</name>
    <message>
        <source>Not measured: no held-out booking has a band.</source>
        <translation>측정 안 됨: 검증용 실적 중 시간 범위가 있는 것이 없습니다.</translation>
    </message>
    <message>
        <source>{work_center}: {share} of {n} bookings inside the band ({low} to {high})</source>
        <translation>{work_center}: 실적 {n}건 중 {share} 범위 안 ({low} ~ {high})</translation>
    </message>
    <message>
        <source>Booked minutes between P10 and P90, with a 95 % interval; the line is the promised 80 %. A triangle misses it.</source>
        <translation>P10~P90 안에 든 실적 시간의 비율과 95 % 구간. 점선은 약속한 80 %, 삼각형은 약속을 벗어난 자원입니다.</translation>
    </message>
    <message>
        <source>The {shown} of {all} work centers with most bookings.</source>
        <translation>자원 {all}개 중 실적이 많은 {shown}개.</translation>
    </message>
    <message>
        <source>Coverage of the 80 % band</source>
        <translation>80 % 범위 적중률</translation>
    </message>
    <message>
        <source>Share inside the band (%)</source>
        <translation>범위 안 비율 (%)</translation>
    </message>
</context>
<context>
    <name>BookedMinutes</name>
    <message>
        <source>Run minutes per piece, order by order</source>
        <translation>오더별 개당 작업시간(분)</translation>
    </message>
    <message>
        <source>No order with quantity and minutes stands behind it.</source>
        <translation>수량과 시간이 있는 실적이 없습니다.</translation>
    </message>
    <message>
        <source>Circles: {counted} counted; crosses: {left_out} left out.</source>
        <translation>원: 반영 {counted}건, 엑스: 제외 {left_out}건.</translation>
    </message>
    <message>
        <source>Too far to the right to draw: {number}.</source>
        <translation>범위를 벗어나 표시하지 않음: {number}건</translation>
    </message>
    <message>
        <source>Minutes per piece</source>
        <translation>개당 시간(분)</translation>
    </message>
</context>
<context>
    <name>CandidateCard</name>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>In Routing</source>
        <translation>라우팅에 사용 중</translation>
    </message>
    <message>
        <source>Similarity {share} · {word}</source>
        <translation>유사도 {share} · {word}</translation>
    </message>
    <message>
        <source>{items} similar items · {orders} orders · as {reference}, routing {routing}</source>
        <translation>유사 품목 {items}개 · 실적 {orders}건 · 참조 {reference}, 라우팅 {routing}</translation>
    </message>
    <message>
        <source>{rank} · Existing routing {routing}</source>
        <translation>{rank} · 기존 라우팅 {routing}</translation>
    </message>
    <message>
        <source>{rank} · Proposed</source>
        <translation>{rank} · 추천</translation>
    </message>
    <message>
        <source>Confidence {share}</source>
        <translation>신뢰도 {share}</translation>
    </message>
    <message>
        <source>So many of such proposals were released unchanged in the past.</source>
        <translation>과거에 이런 추천이 수정 없이 등록된 비율입니다.</translation>
    </message>
    <message>
        <source>It exists already, so there is nothing to be sure of.</source>
        <translation>이미 등록된 라우팅이므로 신뢰도를 계산하지 않습니다.</translation>
    </message>
    <message>
        <source>Too little history to say how often such ones held.</source>
        <translation>이력이 부족하여 신뢰도를 계산할 수 없습니다.</translation>
    </message>
    <message>
        <source>No time known for any operation</source>
        <translation>시간을 아는 공정이 없습니다</translation>
    </message>
    <message>
        <source>{standard} min for {quantity} pcs</source>
        <translation>{quantity}개 기준 {standard}분</translation>
    </message>
    <message>
        <source>Operations without time, not in the total: {number}</source>
        <translation>시간이 없어 합계에서 빠진 공정: {number}</translation>
    </message>
    <message>
        <source>Optimistic {p10} · standard {p50} · safe {p90} min</source>
        <translation>최적 {p10} · 표준 {p50} · 안전 {p90}분</translation>
    </message>
</context>
<context>
    <name>CandidatesPanel</name>
    <message>
        <source>Looking for similar items…</source>
        <translation>유사 품목을 찾는 중…</translation>
    </message>
    <message>
        <source>No question yet</source>
        <translation>아직 예측하지 않았습니다</translation>
    </message>
    <message>
        <source>Ask for an item by its code or its attributes; proposals appear here.</source>
        <translation>품목코드나 속성으로 예측하면 후보 라우팅이 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>Not known to the model: {attributes}</source>
        <translation>모델이 모르는 속성: {attributes}</translation>
    </message>
    <message>
        <source>The nearest item {item} reaches {similarity} ({word}); the threshold is {threshold}. Evidence shows the nearest items. The routing can be made by hand.</source>
        <translation>가장 유사한 품목: {item}, 유사도 {similarity} ({word}), 임계값 {threshold}. 가까운 품목은 근거 창에서 볼 수 있고, 라우팅은 직접 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>Ask again from {threshold}</source>
        <translation>임계값 {threshold} 이상으로 다시 예측</translation>
    </message>
    <message>
        <source>Evidence shows the similar items. Ask with more similar items, or make the routing by hand.</source>
        <translation>유사 품목은 근거 창에서 볼 수 있습니다. 유사 품목 수를 늘려 다시 예측하거나 라우팅을 직접 만드세요.</translation>
    </message>
    <message>
        <source>Nothing is known about it that could be compared. Enter material, part type or a dimension under Ask, New item.</source>
        <translation>비교할 수 있는 기준정보가 없습니다. 예측 창의 신규 품목에서 재질, 부품유형 또는 치수를 입력하세요.</translation>
    </message>
    <message>
        <source>No similar item is known, so nothing is proposed.</source>
        <translation>유사 품목이 없어 추천하지 않습니다.</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>모델 학습</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>지금 동기화</translation>
    </message>
    <message>
        <source>Ask for {item}</source>
        <translation>{item} 예측</translation>
    </message>
</context>
<context>
    <name>CodeForm</name>
    <message>
        <source>Ask</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>One item code per line.
Paste from Excel, or drop a text or CSV file.</source>
        <translation>품목코드를 한 줄에 하나씩 입력하세요.
Excel에서 붙여넣거나 텍스트·CSV 파일을 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>Item codes to ask for</source>
        <translation>예측할 품목코드</translation>
    </message>
    <message>
        <source>Ask for these items (Ctrl+Enter)</source>
        <translation>이 품목들을 예측 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Nothing to compare</source>
        <translation>비교할 후보가 없습니다</translation>
    </message>
    <message>
        <source>Mark two or three candidates with Compare; they appear here side by side.</source>
        <translation>후보 카드에서 비교를 2~3개 선택하면 나란히 표시됩니다.</translation>
    </message>
    <message>
        <source>{number} of {rows} operations differ</source>
        <translation>공정 {rows}개 중 {number}개가 다름</translation>
    </message>
    <message>
        <source>The candidates do not differ</source>
        <translation>후보 간 차이가 없습니다</translation>
    </message>
    <message>
        <source>Candidates side by side</source>
        <translation>후보 나란히 보기</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>다음 차이</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>이전 차이</translation>
    </message>
    <message>
        <source>Add to Routing</source>
        <translation>라우팅에 추가</translation>
    </message>
    <message>
        <source>Add the chosen operation to the routing</source>
        <translation>선택한 공정을 라우팅에 추가</translation>
    </message>
    <message>
        <source>Differences only</source>
        <translation>차이만 보기</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>Difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>같음</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>다름</translation>
    </message>
    <message>
        <source>Only in {candidates}</source>
        <translation>후보 {candidates}에만</translation>
    </message>
    <message>
        <source>{rank} · Existing routing {routing}</source>
        <translation>{rank} · 기존 라우팅 {routing}</translation>
    </message>
    <message>
        <source>{rank} · Confidence {share}</source>
        <translation>{rank} · 신뢰도 {share}</translation>
    </message>
    <message>
        <source>{standard} min ({band}) for {quantity} pcs</source>
        <translation>{quantity}개 기준 {standard}분 ({band})</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>no time known</source>
        <translation>시간 없음</translation>
    </message>
    <message>
        <source>{setup} + {run} each = {total} min</source>
        <translation>{setup} + 개당 {run} = {total}분</translation>
    </message>
</context>
<context>
    <name>DraftHistory</name>
    <message>
        <source>new proposal</source>
        <translation>새 추천</translation>
    </message>
</context>
<context>
    <name>ErrorByWorkCenter</name>
    <message>
        <source>Not measured: no held-out booking has predicted minutes.</source>
        <translation>측정 안 됨: 검증용 실적 중 예측 시간이 있는 것이 없습니다.</translation>
    </message>
    <message>
        <source>{work_center}: MAE {mae} min, bias {bias} min, {n} bookings</source>
        <translation>{work_center}: MAE {mae}분, 편향 {bias}분, 실적 {n}건</translation>
    </message>
    <message>
        <source>Mean absolute error; the rhomb is the bias (right: predicted too long).</source>
        <translation>평균 절대 오차. 마름모는 편향(오른쪽: 길게 예측).</translation>
    </message>
    <message>
        <source>The {shown} of {all} work centers with most bookings.</source>
        <translation>자원 {all}개 중 실적이 많은 {shown}개.</translation>
    </message>
    <message>
        <source>Error by work center</source>
        <translation>자원별 오차</translation>
    </message>
    <message>
        <source>Minutes per lot</source>
        <translation>로트당 분</translation>
    </message>
</context>
<context>
    <name>EstimateGrid</name>
    <message>
        <source>Setup per lot</source>
        <translation>셋업 (로트당)</translation>
    </message>
    <message>
        <source>Run per piece</source>
        <translation>작업 (개당)</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>분</translation>
    </message>
    <message>
        <source>Standard (P50)</source>
        <translation>표준 (P50)</translation>
    </message>
    <message>
        <source>Optimistic – safe (P10–P90)</source>
        <translation>최적 – 안전 (P10–P90)</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>근거</translation>
    </message>
    <message>
        <source>Orders (n)</source>
        <translation>실적 수 (n)</translation>
    </message>
    <message>
        <source>Trimmed mean</source>
        <translation>절사평균</translation>
    </message>
    <message>
        <source>Median of the orders below</source>
        <translation>아래 실적의 중앙값</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>Variation (CV)</source>
        <translation>변동계수 (CV)</translation>
    </message>
    <message>
        <source>{orders} of {items} items</source>
        <translation>{orders}건 (품목 {items}개)</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Very high</source>
        <translation>매우 높음</translation>
    </message>
    <message>
        <source>High</source>
        <translation>높음</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>낮음</translation>
    </message>
    <message>
        <source>Very low</source>
        <translation>매우 낮음</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>No</source>
        <translation>아니오</translation>
    </message>
    <message>
        <source>{title}: optimistic {p10} · standard {p50} · safe {p90} min</source>
        <translation>{title}: 최적 {p10} · 표준 {p50} · 안전 {p90}분</translation>
    </message>
    <message>
        <source>{origin}: {n} orders of {items} items</source>
        <translation>{origin}: 실적 {n}건 (품목 {items}개)</translation>
    </message>
    <message>
        <source>Resource not assigned</source>
        <translation>자원 미지정</translation>
    </message>
    <message>
        <source>Setup per lot</source>
        <translation>셋업 (로트당)</translation>
    </message>
    <message>
        <source>Run per piece</source>
        <translation>작업 (개당)</translation>
    </message>
    <message>
        <source>Supported by {n} items ({share} of the votes)</source>
        <translation>뒷받침하는 품목 {n}개 (가중치 {share})</translation>
    </message>
    <message>
        <source>below threshold</source>
        <translation>임계값 미만</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>유사도</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>공정 수</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>실적 수</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>반영</translation>
    </message>
    <message>
        <source>Counted or left out</source>
        <translation>반영 여부</translation>
    </message>
    <message>
        <source>Setup of the lot</source>
        <translation>로트 셋업시간</translation>
    </message>
    <message>
        <source>Run of the lot</source>
        <translation>로트 작업시간</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>No question yet</source>
        <translation>아직 예측하지 않았습니다</translation>
    </message>
    <message>
        <source>Similar items of an asked item appear here.</source>
        <translation>예측한 품목의 유사 품목이 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>No similar item</source>
        <translation>유사 품목이 없습니다</translation>
    </message>
    <message>
        <source>Nothing is known about it that could be compared with other items.</source>
        <translation>다른 품목과 비교할 수 있는 기준정보가 없습니다.</translation>
    </message>
    <message>
        <source>Why similar: {item}</source>
        <translation>왜 유사한가? {item}</translation>
    </message>
    <message>
        <source>Which attributes matched is not known: {item}</source>
        <translation>일치한 속성 정보 없음: {item}</translation>
    </message>
    <message>
        <source>No operation chosen</source>
        <translation>선택한 공정이 없습니다</translation>
    </message>
    <message>
        <source>Choose an operation in Routing, Candidates or Compare.</source>
        <translation>라우팅, 후보 또는 비교 창에서 공정을 선택하세요.</translation>
    </message>
    <message>
        <source>New operation</source>
        <translation>새 공정</translation>
    </message>
    <message>
        <source>It was added by hand, so no similar item stands behind it.</source>
        <translation>직접 추가한 공정이므로 뒷받침하는 유사 품목이 없습니다.</translation>
    </message>
    <message>
        <source>Looking up the orders…</source>
        <translation>실적을 찾는 중…</translation>
    </message>
    <message>
        <source>Orders: {counted} counted, {left_out} left out</source>
        <translation>실적: 반영 {counted}건, 제외 {left_out}건</translation>
    </message>
    <message>
        <source>minutes also rest on other items' orders</source>
        <translation>다른 품목의 실적도 시간에 반영됨</translation>
    </message>
    <message>
        <source>Similar items</source>
        <translation>유사 품목</translation>
    </message>
    <message>
        <source>Operation times</source>
        <translation>공정 시간</translation>
    </message>
    <message>
        <source>Double-click or Enter: ask for this item</source>
        <translation>두 번 클릭 또는 Enter: 이 품목 예측</translation>
    </message>
    <message>
        <source>Orders behind the times</source>
        <translation>시간의 근거 실적</translation>
    </message>
</context>
<context>
    <name>HeadlineCard</name>
    <message>
        <source>n {count}</source>
        <translation>n {count}</translation>
    </message>
    <message>
        <source>Promised: 80 %</source>
        <translation>약속: 80 %</translation>
    </message>
    <message>
        <source>No baseline measured</source>
        <translation>측정된 기준선 없음</translation>
    </message>
    <message>
        <source>Better than the best baseline</source>
        <translation>가장 좋은 기준선보다 나음</translation>
    </message>
    <message>
        <source>Not better than the best baseline</source>
        <translation>가장 좋은 기준선보다 낫지 않음</translation>
    </message>
    <message>
        <source>The interval does not reach the promise</source>
        <translation>구간이 약속에 미치지 못함</translation>
    </message>
    <message>
        <source>The interval holds the promise</source>
        <translation>구간이 약속을 지킴</translation>
    </message>
</context>
<context>
    <name>ItemForm</name>
    <message>
        <source>{notice} Did you mean {code}? Press Load to take it.</source>
        <translation>{notice} 혹시 이 품목인가요? {code} (불러오기를 누르세요)</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>신규 품목</translation>
    </message>
    <message>
        <source>Start from item</source>
        <translation>기준 품목</translation>
    </message>
    <message>
        <source>Code of a similar item, or nothing</source>
        <translation>비슷한 품목의 코드, 또는 빈칸</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>불러오기</translation>
    </message>
    <message>
        <source>Code of the new item</source>
        <translation>신규 품목코드</translation>
    </message>
    <message>
        <source>Find an attribute</source>
        <translation>속성 찾기</translation>
    </message>
    <message>
        <source>Attributes of the new item</source>
        <translation>신규 품목의 속성</translation>
    </message>
    <message>
        <source>Reset values</source>
        <translation>값 초기화</translation>
    </message>
    <message>
        <source>Ask for this item</source>
        <translation>이 품목 예측</translation>
    </message>
</context>
<context>
    <name>JobsView</name>
    <message>
        <source>The record cannot be read</source>
        <translation>기록을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>No training matches the filter.</source>
        <translation>필터에 맞는 학습이 없습니다.</translation>
    </message>
    <message>
        <source>Trained without measuring, so there are no figures.</source>
        <translation>측정 없이 학습하여 수치가 없습니다.</translation>
    </message>
    <message>
        <source>No training yet</source>
        <translation>학습 기록이 없습니다</translation>
    </message>
    <message>
        <source>Every training is listed here with its outcome.</source>
        <translation>모든 학습과 그 결과가 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>모든 상태</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Search version or error</source>
        <translation>버전 또는 오류 검색</translation>
    </message>
    <message>
        <source>Past trainings</source>
        <translation>지난 학습</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>소요</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
</context>
<context>
    <name>LiveFigures</name>
    <message>
        <source>Figure shown</source>
        <translation>표시할 수치</translation>
    </message>
    <message>
        <source>Figures on the way</source>
        <translation>진행 중 수치</translation>
    </message>
    <message>
        <source>The training has measured nothing yet.</source>
        <translation>아직 측정된 수치가 없습니다.</translation>
    </message>
    <message>
        <source>Seconds since the start</source>
        <translation>시작 후 경과 (초)</translation>
    </message>
</context>
<context>
    <name>LogTail</name>
    <message>
        <source>{n} new lines</source>
        <translation>새 줄 {n}개</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>모든 줄</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>경고와 오류</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>최소 수준</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>로그 검색</translation>
    </message>
    <message>
        <source>Log of the training</source>
        <translation>학습 로그</translation>
    </message>
    <message>
        <source>Pause: keep new lines back</source>
        <translation>일시정지: 새 줄을 보류</translation>
    </message>
    <message>
        <source>Copy the lines shown</source>
        <translation>표시된 줄 복사</translation>
    </message>
</context>
<context>
    <name>MeasureBar</name>
    <message>
        <source>Stopping…</source>
        <translation>중지하는 중…</translation>
    </message>
    <message>
        <source>{stage} · {percent} · elapsed {elapsed}</source>
        <translation>{stage} · {percent} · 경과 {elapsed}</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>시작 중</translation>
    </message>
    <message>
        <source>Learns from what came first and asks about what came later.</source>
        <translation>앞선 기간으로 학습하고 이후 기간을 예측합니다.</translation>
    </message>
    <message>
        <source>Holds items and their siblings out together, so that they are truly new.</source>
        <translation>품목과 그 형제 품목을 함께 제외하여 완전히 새로운 품목으로 만듭니다.</translation>
    </message>
    <message>
        <source>Asks about each item with its own routing and bookings left out.</source>
        <translation>품목마다 자신의 라우팅과 실적을 빼고 예측합니다.</translation>
    </message>
    <message>
        <source>How the hold-out is chosen</source>
        <translation>검증 대상 선택 방법</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Learns anew from part of the history and compares; takes some minutes.</source>
        <translation>이력의 일부로 다시 학습하여 비교합니다. 몇 분 걸립니다.</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>보고서 저장…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Progress of measuring</source>
        <translation>측정 진행률</translation>
    </message>
</context>
<context>
    <name>Planning</name>
    <message>
        <source>Enter a number, or nothing for an unknown time.</source>
        <translation>숫자를 입력하거나, 모르는 시간은 비워 두세요.</translation>
    </message>
    <message>
        <source>A time must be 0 or more.</source>
        <translation>시간은 0 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>A time must be at most {most}.</source>
        <translation>시간은 {most} 이하여야 합니다.</translation>
    </message>
    <message>
        <source>The routing has no operation.</source>
        <translation>라우팅에 공정이 없습니다.</translation>
    </message>
    <message>
        <source>The operation code is missing.</source>
        <translation>공정코드가 없습니다.</translation>
    </message>
    <message>
        <source>A time is not within 0 to 10,000.</source>
        <translation>0~10,000 범위를 벗어난 시간이 있습니다.</translation>
    </message>
    <message>
        <source>The sequence number is not larger than the one before.</source>
        <translation>공정순번이 앞 공정보다 크지 않습니다.</translation>
    </message>
    <message>
        <source>Sequence numbers are not 10, 20, 30 …</source>
        <translation>공정순번이 10, 20, 30 … 이 아닙니다.</translation>
    </message>
    <message>
        <source>Subcontracted, but no subcontractor is named.</source>
        <translation>외주 공정인데 외주처가 없습니다.</translation>
    </message>
    <message>
        <source>The order is assembly, leak test, inspection, packing.</source>
        <translation>순서는 조립, 누설 시험, 검사, 포장입니다.</translation>
    </message>
    <message>
        <source>Nothing is made yet that could be inspected.</source>
        <translation>첫 공정이 검사입니다.</translation>
    </message>
    <message>
        <source>An inspection without the inspection mark.</source>
        <translation>검사 공정인데 검사 표시가 없습니다.</translation>
    </message>
</context>
<context>
    <name>PredictedActual</name>
    <message>
        <source>Not measured: no held-out booking has predicted minutes.</source>
        <translation>측정 안 됨: 검증용 실적 중 예측 시간이 있는 것이 없습니다.</translation>
    </message>
    <message>
        <source>{item}, operation {job} at {work_center}: predicted {predicted} min ({low} to {high}), booked {actual} min</source>
        <translation>{item}, 공정 {job}, 자원 {work_center}: 예측 {predicted}분 ({low} ~ {high}), 실적 {actual}분</translation>
    </message>
    <message>
        <source>{n} held-out lots; a ring lies outside its 80 % band.</source>
        <translation>검증용 로트 {n}개. 고리는 80 % 범위를 벗어난 로트입니다.</translation>
    </message>
    <message>
        <source>Lots with 0 minutes, which have no place here: {n}.</source>
        <translation>0분이라 표시할 수 없는 로트: {n}개.</translation>
    </message>
    <message>
        <source>Predicted against actual</source>
        <translation>예측 대 실적</translation>
    </message>
    <message>
        <source>Booked minutes of the lot</source>
        <translation>로트 실적 시간 (분)</translation>
    </message>
    <message>
        <source>Predicted minutes of the lot</source>
        <translation>로트 예측 시간 (분)</translation>
    </message>
</context>
<context>
    <name>QualityPanel</name>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>보고서 저장</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Report saved: {file}</source>
        <translation>보고서 저장됨: {file}</translation>
    </message>
    <message>
        <source>Measured: version {version}</source>
        <translation>측정 완료: 버전 {version}</translation>
    </message>
    <message>
        <source>Measuring was cancelled; nothing was changed.</source>
        <translation>측정이 취소되었습니다. 변경된 것은 없습니다.</translation>
    </message>
    <message>
        <source>Version {version} · {protocol} · {source} · measured {time}</source>
        <translation>버전 {version} · {protocol} · {source} · 측정 {time}</translation>
    </message>
    <message>
        <source>The active version was not measured yet</source>
        <translation>활성 버전이 아직 측정되지 않았습니다</translation>
    </message>
    <message>
        <source>Measuring holds part of the history out, asks, and compares.</source>
        <translation>이력의 일부를 빼고 예측한 뒤 실제와 비교합니다.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>측정</translation>
    </message>
</context>
<context>
    <name>RoutingBar</name>
    <message>
        <source>Nothing else in the candidates</source>
        <translation>후보에 다른 공정 없음</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Add an operation below</source>
        <translation>아래에 공정 추가</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Delete the chosen operations</source>
        <translation>선택한 공정 삭제</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Move the operation up</source>
        <translation>공정을 위로 이동</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>아래로</translation>
    </message>
    <message>
        <source>Move the operation down</source>
        <translation>공정을 아래로 이동</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Back to what was proposed</source>
        <translation>추천 상태로 되돌리기</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the whole routing for Excel</source>
        <translation>라우팅 전체를 Excel용으로 복사</translation>
    </message>
    <message>
        <source>From candidates</source>
        <translation>후보에서 추가</translation>
    </message>
    <message>
        <source>Add an operation that one of the candidates has</source>
        <translation>후보에 있는 공정 추가</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Excel…</source>
        <translation>Excel…</translation>
    </message>
    <message>
        <source>Excel with all candidates…</source>
        <translation>Excel (모든 후보 포함)…</translation>
    </message>
    <message>
        <source>CSV for Excel…</source>
        <translation>Excel용 CSV…</translation>
    </message>
    <message>
        <source>CSV for machines…</source>
        <translation>시스템용 CSV…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
</context>
<context>
    <name>RoutingHead</name>
    <message>
        <source>Edited</source>
        <translation>수정됨</translation>
    </message>
    <message>
        <source>Made by hand: nothing was proposed</source>
        <translation>직접 작성: 추천 없음</translation>
    </message>
    <message>
        <source>Existing routing {routing}</source>
        <translation>기존 라우팅 {routing}</translation>
    </message>
    <message>
        <source>From candidate {rank}: as {item}, routing {routing}</source>
        <translation>후보 {rank} 기준: 참조 {item}, 라우팅 {routing}</translation>
    </message>
</context>
<context>
    <name>RoutingPanel</name>
    <message>
        <source>take candidate {rank}</source>
        <translation>후보 {rank} 선택</translation>
    </message>
    <message>
        <source>add {operation}</source>
        <translation>{operation} 추가</translation>
    </message>
    <message>
        <source>add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>delete {operations}</source>
        <translation>{operations} 삭제</translation>
    </message>
    <message>
        <source>reset to the proposal</source>
        <translation>추천으로 초기화</translation>
    </message>
    <message>
        <source>No routing yet</source>
        <translation>아직 라우팅이 없습니다</translation>
    </message>
    <message>
        <source>Ask for an item; its best candidate appears here to be edited.</source>
        <translation>품목을 예측하면 가장 좋은 후보가 여기에 표시되고 수정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Routing being made</source>
        <translation>작성 중인 라우팅</translation>
    </message>
</context>
<context>
    <name>RoutingTable</name>
    <message>
        <source>min</source>
        <translation>분(Min.)</translation>
    </message>
    <message>
        <source>Setup per lot</source>
        <translation>셋업 (로트당)</translation>
    </message>
    <message>
        <source>Run per piece</source>
        <translation>작업 (개당)</translation>
    </message>
    <message>
        <source>Shown: entered by the planner</source>
        <translation>표시값: 직접 입력</translation>
    </message>
    <message>
        <source>Shown: the standard time (P50) of the evidence</source>
        <translation>표시값: 근거 실적의 표준시간 (P50)</translation>
    </message>
    <message>
        <source>Shown: the time of the routing it was taken from</source>
        <translation>표시값: 참조 라우팅의 시간</translation>
    </message>
    <message>
        <source>Unit of all times of the row</source>
        <translation>이 행의 모든 시간 단위</translation>
    </message>
    <message>
        <source>Days a subcontractor needs</source>
        <translation>외주처 소요일수</translation>
    </message>
    <message>
        <source>Minutes per lot</source>
        <translation>로트당 분</translation>
    </message>
    <message>
        <source>Minutes for the base quantity</source>
        <translation>기준수량당 분</translation>
    </message>
    <message>
        <source>The ERP's own standard made from actuals, minutes per lot</source>
        <translation>ERP의 실적 기준 표준, 로트당 분</translation>
    </message>
    <message>
        <source>The ERP's own standard made from actuals, minutes for the base quantity</source>
        <translation>ERP의 실적 기준 표준, 기준수량당 분</translation>
    </message>
    <message>
        <source>Time unit</source>
        <translation>시간단위</translation>
    </message>
    <message>
        <source>{what} of {operation}</source>
        <translation>{operation} {what}</translation>
    </message>
    <message>
        <source>move {operation}</source>
        <translation>{operation} 이동</translation>
    </message>
    <message>
        <source>The base quantity must be above 0.</source>
        <translation>기준수량은 0보다 커야 합니다.</translation>
    </message>
</context>
<context>
    <name>RoutingTotals</name>
    <message>
        <source>Total for {quantity} pcs: {minutes} min</source>
        <translation>{quantity}개 기준 합계: {minutes}분</translation>
    </message>
    <message>
        <source>No work results stand behind these times</source>
        <translation>이 시간을 뒷받침하는 실적이 없습니다</translation>
    </message>
    <message>
        <source>Expected from history: {standard} min (P10–P90 {band})</source>
        <translation>이력 기준 예상: {standard}분 (P10–P90 {band})</translation>
    </message>
    <message>
        <source>operations without time: {number}</source>
        <translation>시간 없는 공정: {number}</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>{percent} · elapsed {elapsed} · remaining {remaining}</source>
        <translation>{percent} · 경과 {elapsed} · 남은 시간 {remaining}</translation>
    </message>
    <message>
        <source>{percent} · took {elapsed}</source>
        <translation>{percent} · 소요 {elapsed}</translation>
    </message>
    <message>
        <source>No training since the start of the program</source>
        <translation>프로그램 시작 후 학습이 없습니다</translation>
    </message>
    <message>
        <source>Stages, figures and log of a training are shown here while it runs.</source>
        <translation>학습이 진행되는 동안 단계, 수치, 로그가 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>학습 시작</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>asked {time}</source>
        <translation>요청 {time}</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>중지하는 중…</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>취소되었습니다. 변경된 것은 없습니다.</translation>
    </message>
    <message>
        <source>Published: version {version}</source>
        <translation>게시됨: 버전 {version}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop this training; nothing is changed then.</source>
        <translation>이 학습을 중지합니다. 아무것도 변경되지 않습니다.</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>학습 진행률</translation>
    </message>
</context>
<context>
    <name>ScoreView</name>
    <message>
        <source>Not measured: {reason}</source>
        <translation>측정 안 됨: {reason}</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Questions or bookings behind the row; the tool tips name each.</source>
        <translation>이 행의 질문 또는 실적 수. 값마다의 수는 도구 설명에 있습니다.</translation>
    </message>
    <message>
        <source>n {count}; in brackets the 95 % interval</source>
        <translation>n {count}, 괄호 안은 95 % 구간</translation>
    </message>
    <message>
        <source>Against the baselines</source>
        <translation>기준선과 비교</translation>
    </message>
    <message>
        <source>Routings</source>
        <translation>라우팅</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>시간</translation>
    </message>
</context>
<context>
    <name>StageList</name>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>생략</translation>
    </message>
    <message>
        <source>Stages of the training</source>
        <translation>학습 단계</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <source>Part of the whole training that was done then.</source>
        <translation>그때까지 끝난 전체 학습의 비율.</translation>
    </message>
</context>
<context>
    <name>StartBar</name>
    <message>
        <source>The line is full; wait for a training to end.</source>
        <translation>학습 큐가 가득 찼습니다. 학습이 끝난 뒤 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Version name (empty: date and time)</source>
        <translation>버전 이름 (비우면 날짜와 시각)</translation>
    </message>
    <message>
        <source>Version name</source>
        <translation>버전 이름</translation>
    </message>
    <message>
        <source>Measure quality</source>
        <translation>품질 측정</translation>
    </message>
    <message>
        <source>Holds part of the history out and compares; takes about as long again.</source>
        <translation>이력의 일부를 빼고 비교합니다. 학습만큼 더 걸립니다.</translation>
    </message>
    <message>
        <source>Activate when done</source>
        <translation>완료 후 활성화</translation>
    </message>
    <message>
        <source>The new version answers as soon as it is published.</source>
        <translation>새 버전이 게시되는 즉시 예측에 사용됩니다.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>학습 시작</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Published: version {version}</source>
        <translation>게시됨: 버전 {version}</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>History</source>
        <translation>이력</translation>
    </message>
</context>
<context>
    <name>VerdictList</name>
    <message>
        <source>What it says</source>
        <translation>요약</translation>
    </message>
    <message>
        <source>As noted in the log: {notes}</source>
        <translation>로그 기록: {notes}</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>{measure}: better than the best baseline ({baseline}) by {gain}</source>
        <translation>{measure}: 가장 좋은 기준선 대비 나음 · 기준선: {baseline} · {gain}</translation>
    </message>
    <message>
        <source>{measure}: does not surely beat the best baseline ({baseline}): {gain}</source>
        <translation>{measure}: 가장 좋은 기준선 대비 확실히 낫지는 않음 · 기준선: {baseline} · {gain}</translation>
    </message>
    <message>
        <source>Negative control: not measured</source>
        <translation>음성 대조: 측정 안 됨</translation>
    </message>
    <message>
        <source>Negative control: a gain where none can be, on shuffled routings; do not trust the figures: {gain}</source>
        <translation>음성 대조: 라우팅을 섞었는데도 향상이 나타남. 이 수치를 믿지 마세요: {gain}</translation>
    </message>
    <message>
        <source>Negative control: no gain on shuffled routings, as it must be: {gain}</source>
        <translation>음성 대조: 라우팅을 섞으면 향상 없음(정상): {gain}</translation>
    </message>
    <message>
        <source>{gain} ({low} to {high}, n {n})</source>
        <translation>{gain} ({low} ~ {high}, n {n})</translation>
    </message>
    <message>
        <source>{gain} points</source>
        <translation>{gain} %p</translation>
    </message>
    <message>
        <source>{gain} min</source>
        <translation>{gain}분</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>생성</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>원천</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>품목</translation>
    </message>
    <message>
        <source>Routings</source>
        <translation>라우팅</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>작업지시</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Not measured: trained without measuring.</source>
        <translation>측정 안 됨: 측정 없이 학습했습니다.</translation>
    </message>
    <message>
        <source>Not measured: the history did not allow it.</source>
        <translation>측정 안 됨: 이력이 부족합니다.</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>사용 불가</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>활성</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>정상</translation>
    </message>
</context>
<context>
    <name>VersionsView</name>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>The versions cannot be listed</source>
        <translation>버전 목록을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>Refused: {problem}</source>
        <translation>사용 불가: {problem}</translation>
    </message>
    <message>
        <source>Activate this version? {version}</source>
        <translation>이 버전을 활성화할까요? {version}</translation>
    </message>
    <message>
        <source>It answers every question from now on. Active until now: {version}</source>
        <translation>지금부터 모든 예측에 사용됩니다. 현재 활성 버전: {version}</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>Roll back to this version? {version}</source>
        <translation>이 버전으로 되돌릴까요? {version}</translation>
    </message>
    <message>
        <source>It answers every question from now on. The present one stays in the list.</source>
        <translation>지금부터 모든 예측에 사용됩니다. 현재 버전은 목록에 남습니다.</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Remove this version? {version}</source>
        <translation>이 버전을 삭제할까요? {version}</translation>
    </message>
    <message>
        <source>Its files are deleted. This cannot be undone.</source>
        <translation>파일이 삭제되며 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Active version: {version}</source>
        <translation>활성 버전: {version}</translation>
    </message>
    <message>
        <source>Removed version: {version}</source>
        <translation>삭제된 버전: {version}</translation>
    </message>
    <message>
        <source>No model is trained yet</source>
        <translation>학습된 모델이 없습니다</translation>
    </message>
    <message>
        <source>A training learns from the plant&apos;s data and makes the first version.</source>
        <translation>공장 데이터로 학습하면 첫 버전이 만들어집니다.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>학습 시작</translation>
    </message>
    <message>
        <source>Model versions</source>
        <translation>모델 버전</translation>
    </message>
    <message>
        <source>Return to the version that was active before.</source>
        <translation>이전에 활성이던 버전으로 되돌립니다.</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>삭제…</translation>
    </message>
</context>
<context>
    <name>WaitingLine</name>
    <message>
        <source>Waiting:</source>
        <translation>대기:</translation>
    </message>
    <message>
        <source>Take this training out of the line</source>
        <translation>이 학습을 대기열에서 제거</translation>
    </message>
</context>
<context>
    <name>quality</name>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}분</translation>
    </message>
    <message>
        <source>min</source>
        <translation>분</translation>
    </message>
    <message>
        <source>Exact, first proposal</source>
        <translation>첫 후보 완전 일치</translation>
    </message>
    <message>
        <source>How often the first proposal has exactly the operations that were released.</source>
        <translation>첫 후보의 공정이 확정된 라우팅과 완전히 같은 비율.</translation>
    </message>
    <message>
        <source>Exact, first three</source>
        <translation>후보 3개 중 완전 일치</translation>
    </message>
    <message>
        <source>How often one of the first three proposals is exactly what was released.</source>
        <translation>앞의 후보 3개 중 하나가 확정된 라우팅과 같은 비율.</translation>
    </message>
    <message>
        <source>Exact with resource, first proposal</source>
        <translation>자원 포함 첫 후보 일치</translation>
    </message>
    <message>
        <source>Exact with resource, first three</source>
        <translation>자원 포함 후보 3개 중 일치</translation>
    </message>
    <message>
        <source>Sequence similarity</source>
        <translation>공정 순서 유사도</translation>
    </message>
    <message>
        <source>1 minus the edit distance between proposal and released routing.</source>
        <translation>1 - 후보와 확정 라우팅의 편집 거리.</translation>
    </message>
    <message>
        <source>Operation precision</source>
        <translation>공정 정밀도</translation>
    </message>
    <message>
        <source>Operation recall</source>
        <translation>공정 재현율</translation>
    </message>
    <message>
        <source>Operation F1</source>
        <translation>공정 F1</translation>
    </message>
    <message>
        <source>Order accuracy</source>
        <translation>순서 정확도</translation>
    </message>
    <message>
        <source>Edits to go</source>
        <translation>수정 횟수</translation>
    </message>
    <message>
        <source>Planner actions from the first proposal to the released routing, on average.</source>
        <translation>첫 후보에서 확정 라우팅까지 필요한 평균 수정 횟수.</translation>
    </message>
    <message>
        <source>Process match</source>
        <translation>공정 일치율</translation>
    </message>
    <message>
        <source>Share of the actual operations found in the proposal.</source>
        <translation>실제 공정 중 후보에 있는 비율.</translation>
    </message>
    <message>
        <source>Items with a proposal</source>
        <translation>후보가 있는 품목</translation>
    </message>
    <message>
        <source>Confidence above what came true</source>
        <translation>신뢰도 초과분</translation>
    </message>
    <message>
        <source>MAE</source>
        <translation>MAE</translation>
    </message>
    <message>
        <source>Mean absolute error of the minutes of a lot.</source>
        <translation>로트 시간의 평균 절대 오차.</translation>
    </message>
    <message>
        <source>Trimmed MAE</source>
        <translation>절사 MAE</translation>
    </message>
    <message>
        <source>Mean absolute error without the 10 % smallest and largest errors.</source>
        <translation>가장 작은 10 %와 가장 큰 10 %를 뺀 평균 절대 오차.</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Median |log error|</source>
        <translation>로그 오차 중앙값</translation>
    </message>
    <message>
        <source>0.22 is a factor of 1.25, 0.69 a factor of 2 to either side.</source>
        <translation>0.22는 1.25배, 0.69는 2배 차이입니다.</translation>
    </message>
    <message>
        <source>Error in hours</source>
        <translation>시간 가중 오차율</translation>
    </message>
    <message>
        <source>Within 20 %</source>
        <translation>20 % 이내</translation>
    </message>
    <message>
        <source>Operations with a time</source>
        <translation>시간이 있는 공정</translation>
    </message>
    <message>
        <source>Coverage of the 80 % band</source>
        <translation>80 % 범위 적중률</translation>
    </message>
    <message>
        <source>Share of the booked minutes between P10 and P90; 80 % is what is promised.</source>
        <translation>실적 시간이 P10~P90 안에 든 비율. 약속은 80 %입니다.</translation>
    </message>
    <message>
        <source>Width of the 80 % band</source>
        <translation>80 % 범위 폭</translation>
    </message>
    <message>
        <source>Nearest items found</source>
        <translation>최근접 품목 검색률</translation>
    </message>
    <message>
        <source>How many of the truly nearest items the quick search finds.</source>
        <translation>빠른 검색이 실제 최근접 품목을 찾은 비율.</translation>
    </message>
    <message>
        <source>Exact in replayed questions</source>
        <translation>재현 질문 완전 일치</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <source>Exact @1</source>
        <translation>일치 @1</translation>
    </message>
    <message>
        <source>Exact @3</source>
        <translation>일치 @3</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>유사도</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>수정</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>일치율</translation>
    </message>
    <message>
        <source>Trim. MAE</source>
        <translation>절사 MAE</translation>
    </message>
    <message>
        <source>Log error</source>
        <translation>로그 오차</translation>
    </message>
    <message>
        <source>80 % band</source>
        <translation>80 % 범위</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Model, above the threshold</source>
        <translation>모델, 임계값 이상</translation>
    </message>
    <message>
        <source>Most frequent routing</source>
        <translation>가장 흔한 라우팅</translation>
    </message>
    <message>
        <source>Most frequent of the family</source>
        <translation>품목군에서 가장 흔한 라우팅</translation>
    </message>
    <message>
        <source>Copy of the nearest item</source>
        <translation>가장 가까운 품목 복사</translation>
    </message>
    <message>
        <source>Most attributes in common</source>
        <translation>속성이 가장 많이 같은 품목</translation>
    </message>
    <message>
        <source>Usual way of the item&apos;s orders</source>
        <translation>품목 작업지시의 최빈 방식</translation>
    </message>
    <message>
        <source>Middle of the item&apos;s orders</source>
        <translation>품목 작업지시의 중앙 방식</translation>
    </message>
    <message>
        <source>Standard time of the ERP</source>
        <translation>ERP 표준시간</translation>
    </message>
    <message>
        <source>Median of operation and resource</source>
        <translation>공정·자원 중앙값</translation>
    </message>
    <message>
        <source>Negative control: shuffled routings</source>
        <translation>음성 대조: 섞은 라우팅</translation>
    </message>
    <message>
        <source>no such item was held out</source>
        <translation>해당하는 검증 품목이 없음</translation>
    </message>
    <message>
        <source>no booking was held out</source>
        <translation>검증용 실적이 없음</translation>
    </message>
    <message>
        <source>no held-out booking has such minutes predicted</source>
        <translation>예측 시간이 있는 검증용 실적이 없음</translation>
    </message>
    <message>
        <source>no operation has two held-out bookings</source>
        <translation>검증용 실적이 둘 이상인 공정이 없음</translation>
    </message>
    <message>
        <source>no proposal states a confidence</source>
        <translation>신뢰도가 있는 후보가 없음</translation>
    </message>
    <message>
        <source>nothing could be held out</source>
        <translation>검증용으로 뺄 것이 없음</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>측정 안 됨</translation>
    </message>
</context>
</TS>
