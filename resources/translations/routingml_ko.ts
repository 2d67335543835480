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
</TS>
