<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About RoutingML Desktop</source>
        <translation>RoutingML Desktop 정보</translation>
    </message>
    <message>
        <source>Proposes manufacturing routings for new items from the plant&apos;s own history.</source>
        <translation>공장의 이력을 바탕으로 신규 품목의 제조 라우팅을 제안합니다.</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>홈 폴더</translation>
    </message>
    <message>
        <source>Log files</source>
        <translation>로그 파일</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>AlertView</name>
    <message>
        <source>Alerts: {shown} of {all}</source>
        <translation>알림: {all}건 중 {shown}건</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>심각도</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>품목</translation>
    </message>
    <message>
        <source>whole cycle</source>
        <translation>사이클 전체</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>공정</translation>
    </message>
    <message>
        <source>Work center</source>
        <translation>작업장</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>한도</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>A double click asks for the item.</source>
        <translation>두 번 클릭하면 이 품목을 질문합니다.</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>모든 종류</translation>
    </message>
    <message>
        <source>Kind of alert</source>
        <translation>알림 종류</translation>
    </message>
    <message>
        <source>Search item, operation…</source>
        <translation>품목, 공정 검색…</translation>
    </message>
    <message>
        <source>Search alerts</source>
        <translation>알림 검색</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>No alert matches</source>
        <translation>맞는 알림이 없습니다</translation>
    </message>
    <message>
        <source>Choose other severities, kinds or words.</source>
        <translation>심각도, 종류, 검색어를 바꿔 보세요.</translation>
    </message>
    <message>
        <source>No alerts</source>
        <translation>알림 없음</translation>
    </message>
    <message>
        <source>Nothing is beyond the limits of the settings.</source>
        <translation>설정의 한도를 넘은 것이 없습니다.</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>측정하지 않음</translation>
    </message>
</context>
<context>
    <name>AskOptionsForm</name>
    <message>
        <source>similar items: {number}</source>
        <translation>유사 품목: {number}</translation>
    </message>
    <message>
        <source>weights: {profile}</source>
        <translation>가중치: {profile}</translation>
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
        <source>Attribute weights</source>
        <translation>속성 가중치</translation>
    </message>
    <message>
        <source>Items at least this alike count as similar.</source>
        <translation>유사도가 이 값 이상인 품목을 유사 품목으로 봅니다.</translation>
    </message>
    <message>
        <source>How many similar items have a vote.</source>
        <translation>투표에 참여하는 유사 품목의 수입니다.</translation>
    </message>
    <message>
        <source>Which routing counts of an item that has several.</source>
        <translation>라우팅이 여러 개인 품목에서 어느 라우팅을 쓸지 정합니다.</translation>
    </message>
    <message>
        <source>Ignore the item&apos;s own history</source>
        <translation>자기 이력 무시</translation>
    </message>
    <message>
        <source>Weights…</source>
        <translation>가중치…</translation>
    </message>
    <message>
        <source>See the weight of each attribute and change it.</source>
        <translation>속성별 가중치를 보고 바꿉니다.</translation>
    </message>
    <message>
        <source>Propose from similar items even when the item has a routing.</source>
        <translation>라우팅이 있는 품목도 유사 품목에서 제안합니다.</translation>
    </message>
    <message>
        <source>Exclude subcontracted operations</source>
        <translation>외주 공정 제외</translation>
    </message>
    <message>
        <source>Propose improbable routings too</source>
        <translation>확률이 낮은 라우팅도 제안</translation>
    </message>
    <message>
        <source>Otherwise nothing is proposed where the best proposal is hardly ever right.</source>
        <translation>선택하지 않으면 가장 좋은 제안도 거의 맞지 않는 경우 제안하지 않습니다.</translation>
    </message>
    <message>
        <source>Subcontracted operations in-house</source>
        <translation>외주 공정을 사내로 전환</translation>
    </message>
    <message>
        <source>Where the table says what the plant does in place of exactly this operation.</source>
        <translation>전환표에 정확히 이 공정을 대신할 사내 공정이 있을 때만 전환합니다.</translation>
    </message>
    <message>
        <source>Table…</source>
        <translation>전환표…</translation>
    </message>
    <message>
        <source>See what is done in-house in place of what.</source>
        <translation>어떤 외주 공정을 어떤 사내 공정으로 하는지 봅니다.</translation>
    </message>
</context>
<context>
    <name>AskedList</name>
    <message>
        <source>Nothing in this lane</source>
        <translation>이 레인에는 품목이 없습니다</translation>
    </message>
    <message>
        <source>Alt+Right goes to the next lane.</source>
        <translation>Alt+오른쪽 화살표: 다음 레인</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Asked items</source>
        <translation>질문한 품목</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>레인</translation>
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
        <translation>응답: {done} / {number}</translation>
    </message>
    <message>
        <source>Asked items: {number}</source>
        <translation>질문한 품목: {number}</translation>
    </message>
    <message>
        <source>Nothing asked yet</source>
        <translation>아직 질문이 없습니다</translation>
    </message>
</context>
<context>
    <name>AskedTable</name>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Min.</source>
        <translation>분</translation>
    </message>
    <message>
        <source>Standard minutes of the best candidate at the order quantity</source>
        <translation>오더 수량 기준 첫 번째 후보의 표준 시간(분)</translation>
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
        <translation>없는 코드: {code} 사용</translation>
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
        <translation>없는 품목코드: {code}. 클릭하거나 Enter를 누르면 다음 코드로 바꿉니다: {closest}</translation>
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
        <translation>비어 있음</translation>
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
        <source>In the plant&apos;s items: {lowest} to {highest}</source>
        <translation>공장 품목의 범위: {lowest} ~ {highest}</translation>
    </message>
    <message>
        <source>Enter a date such as 2026-11-20, or nothing.</source>
        <translation>2026-11-20 형식의 날짜를 입력하거나 비워 두세요.</translation>
    </message>
    <message>
        <source>Enter a number, or nothing for an unknown one.</source>
        <translation>숫자를 입력하고, 모르면 비워 두세요.</translation>
    </message>
</context>
<context>
    <name>AuditDialog</name>
    <message>
        <source>Audit record</source>
        <translation>감사 기록</translation>
    </message>
    <message>
        <source>Search people, items, versions, settings…</source>
        <translation>사용자, 품목, 버전, 설정 검색…</translation>
    </message>
    <message>
        <source>Search the record</source>
        <translation>기록 검색</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>한 일</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>전체 기간</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>최근 1일</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>최근 7일</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>최근 30일</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>최근 1년</translation>
    </message>
    <message>
        <source>Checking the record…</source>
        <translation>기록을 확인하는 중…</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>누가</translation>
    </message>
    <message>
        <source>What</source>
        <translation>한 일</translation>
    </message>
    <message>
        <source>On what</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>세부</translation>
    </message>
    <message>
        <source>Lines: {number}</source>
        <translation>줄 수: {number}</translation>
    </message>
    <message>
        <source>The newest {number} lines; an export has all</source>
        <translation>최근 {number}줄. 내보내기에는 모두 들어갑니다</translation>
    </message>
    <message>
        <source>and {number} more</source>
        <translation>외 {number}건</translation>
    </message>
    <message>
        <source>Nothing in the record was altered.</source>
        <translation>기록이 변경되지 않았습니다.</translation>
    </message>
    <message>
        <source>The record is not what was written: {faults}</source>
        <translation>기록이 쓰인 그대로가 아닙니다: {faults}</translation>
    </message>
    <message>
        <source>Lines that could not be written since the start: {number}</source>
        <translation>시작 후 쓰지 못한 줄: {number}</translation>
    </message>
    <message>
        <source>Export the record</source>
        <translation>기록 내보내기</translation>
    </message>
    <message>
        <source>Record exported: {file} ({number})</source>
        <translation>기록을 내보냈습니다: {file} ({number})</translation>
    </message>
</context>
<context>
    <name>BandCoverage</name>
    <message>
        <source>Not measured: no held-out booking has a band.</source>
        <translation>측정하지 못함: 구간이 있는 검증용 실적이 없습니다.</translation>
    </message>
    <message>
        <source>{work_center}: {share} of {n} bookings inside the band ({low} to {high})</source>
        <translation>{work_center}: 실적 {n}건 중 구간 적중 {share} ({low} ~ {high})</translation>
    </message>
    <message>
        <source>Booked minutes between P10 and P90, with a 95 % interval; the line is the promised 80 %. A triangle misses it.</source>
        <translation>P10과 P90 사이에 든 실적의 비율과 95 % 구간. 선은 약속한 80 %, 삼각형은 벗어난 곳입니다.</translation>
    </message>
    <message>
        <source>Coverage of the 80 % band</source>
        <translation>80 % 구간 적중률</translation>
    </message>
    <message>
        <source>Share inside the band (%)</source>
        <translation>구간 적중률 (%)</translation>
    </message>
</context>
<context>
    <name>BookedMinutes</name>
    <message>
        <source>Run minutes per piece, order by order</source>
        <translation>오더별 개당 작업시간</translation>
    </message>
    <message>
        <source>No order with quantity and minutes stands behind it.</source>
        <translation>수량과 시간이 있는 오더가 없습니다.</translation>
    </message>
    <message>
        <source>Circles: {counted} counted; crosses: {left_out} left out.</source>
        <translation>원: 반영 {counted}건, X표: 제외 {left_out}건</translation>
    </message>
    <message>
        <source>Too far to the right to draw: {number}.</source>
        <translation>그래프 오른쪽 밖: {number}건</translation>
    </message>
    <message>
        <source>Minutes per piece</source>
        <translation>개당 시간(분)</translation>
    </message>
</context>
<context>
    <name>CandidateCard</name>
    <message>
        <source>Made with it so far: {orders} orders</source>
        <translation>이 라우팅의 오더: {orders}건</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>In Routing</source>
        <translation>라우팅에 적용됨</translation>
    </message>
    <message>
        <source>Similarity {share} · {word}</source>
        <translation>유사도 {share} · {word}</translation>
    </message>
    <message>
        <source>Operations of similar items: {items} · most like {reference}, routing {routing}</source>
        <translation>공정 출처 유사 품목: {items} · 가장 가까운 품목 {reference}, 라우팅 {routing}</translation>
    </message>
    <message>
        <source>Similar items: {items} · orders: {orders} · as {reference}, routing {routing}</source>
        <translation>유사 품목: {items} · 오더: {orders} · 기준 {reference}, 라우팅 {routing}</translation>
    </message>
    <message>
        <source>{rank} · Existing routing {routing}</source>
        <translation>{rank} · 기존 라우팅 {routing}</translation>
    </message>
    <message>
        <source>{rank} · Proposed</source>
        <translation>{rank} · 제안</translation>
    </message>
    <message>
        <source>Confidence {share}</source>
        <translation>신뢰도 {share}</translation>
    </message>
    <message>
        <source>So many of such proposals were released unchanged in the past.</source>
        <translation>과거에 이런 제안이 그대로 확정된 비율입니다.</translation>
    </message>
    <message>
        <source>It exists already, so there is nothing to be sure of.</source>
        <translation>이미 있는 라우팅이므로 신뢰도가 없습니다.</translation>
    </message>
    <message>
        <source>Too little history to say how often such ones held.</source>
        <translation>이력이 부족하여 신뢰도를 말할 수 없습니다.</translation>
    </message>
    <message>
        <source>History does not tell how often subcontracted work was taken in-house.</source>
        <translation>외주 공정을 사내로 돌린 이력이 없어 신뢰도를 말할 수 없습니다.</translation>
    </message>
    <message>
        <source>Expected edits: {number}</source>
        <translation>예상 수정: {number}건</translation>
    </message>
    <message>
        <source>No edit expected</source>
        <translation>수정 없을 것으로 예상</translation>
    </message>
    <message>
        <source>So many operations will probably be inserted, deleted or exchanged: {number}</source>
        <translation>추가·삭제·교체할 것으로 예상되는 공정 수: {number}</translation>
    </message>
    <message>
        <source>No time known for any operation</source>
        <translation>시간을 아는 공정이 없습니다</translation>
    </message>
    <message>
        <source>{standard} min for {quantity} pcs</source>
        <translation>{quantity}개에 {standard}분</translation>
    </message>
    <message>
        <source>No P10–P90: at least one operation rests on a standard time only.</source>
        <translation>P10–P90 없음: 실적 없이 표준 시간만 있는 공정이 있습니다.</translation>
    </message>
    <message>
        <source>Operations without time, not in the total: {number}</source>
        <translation>합계에서 빠진 시간 없는 공정: {number}</translation>
    </message>
    <message>
        <source>Optimistic {p10} · standard {p50} · safe {p90} min</source>
        <translation>최적 {p10} · 표준 {p50} · 안전 {p90}분</translation>
    </message>
    <message>
        <source>As {rank}, with {added} instead of {removed}</source>
        <translation>{rank}번과 같되 {removed} 대신 {added}</translation>
    </message>
    <message>
        <source>As {rank}, and {added}</source>
        <translation>{rank}번에 {added} 추가</translation>
    </message>
    <message>
        <source>As {rank}, without {removed}</source>
        <translation>{rank}번에서 {removed} 제외</translation>
    </message>
</context>
<context>
    <name>CandidateTable</name>
    <message>
        <source>Candidate models for the minutes</source>
        <translation>시간 후보 모델</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Trimmed error</source>
        <translation>절사 오차</translation>
    </message>
    <message>
        <source>On orders that none of them learned from; smaller is better.</source>
        <translation>어느 모델도 배우지 않은 오더에서 잰 값이며 작을수록 좋습니다.</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>Set-up</source>
        <translation>준비</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>가공</translation>
    </message>
    <message>
        <source>Evidence alone (baseline)</source>
        <translation>근거만(기준)</translation>
    </message>
    <message>
        <source>Boosted trees</source>
        <translation>부스팅 트리</translation>
    </message>
    <message>
        <source>Neural network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Stacked models</source>
        <translation>스태킹 모델</translation>
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
        <translation>아직 질문이 없습니다</translation>
    </message>
    <message>
        <source>Ask for an item by its code or its attributes; proposals appear here.</source>
        <translation>품목코드나 속성으로 질문하면 제안이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Weights: {profile}</source>
        <translation>가중치: {profile}</translation>
    </message>
    <message>
        <source>Not known to the model: {attributes}</source>
        <translation>모델이 모르는 속성: {attributes}</translation>
    </message>
    <message>
        <source>The nearest item {item} reaches {similarity} ({word}); the threshold is {threshold}. Evidence shows the nearest items. The routing can be made by hand.</source>
        <translation>가장 가까운 품목 {item}의 유사도: {similarity} ({word}), 임계값: {threshold}. 가까운 품목은 근거에서 볼 수 있고, 라우팅은 직접 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>Ask again from {threshold}</source>
        <translation>임계값 {threshold}부터 다시 질문</translation>
    </message>
    <message>
        <source>Evidence shows the similar items. Ask with more similar items, or make the routing by hand.</source>
        <translation>유사 품목은 근거에서 볼 수 있습니다. 유사 품목 수를 늘려 질문하거나 라우팅을 직접 만드세요.</translation>
    </message>
    <message>
        <source>Nothing is known about it that could be compared. Enter material, part type or a dimension under Ask, New item.</source>
        <translation>비교할 속성이 없습니다. 질문의 신규 품목에서 재질, 부품유형, 치수 등을 입력하세요.</translation>
    </message>
    <message>
        <source>No similar item is known, so nothing is proposed.</source>
        <translation>유사 품목이 없어 제안하지 않습니다.</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>모델 학습</translation>
    </message>
    <message>
        <source>Show the versions</source>
        <translation>버전 보기</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>지금 동기화</translation>
    </message>
    <message>
        <source>Ask for {item}</source>
        <translation>질문: {item}</translation>
    </message>
    <message>
        <source>Similar items were made in too many ways: the best proposal would be right in about {chance} of such cases, and none is made below {least}. The next operations are suggested while the routing is made by hand.</source>
        <translation>유사 품목을 만든 방법이 너무 여러 가지입니다. 가장 좋은 제안이 맞을 확률은 약 {chance}이며, {least} 미만이면 제안하지 않습니다. 라우팅을 직접 작성하면 다음 공정을 추천합니다.</translation>
    </message>
    <message>
        <source>Propose all the same</source>
        <translation>그래도 제안</translation>
    </message>
</context>
<context>
    <name>CaseList</name>
    <message>
        <source>Search standards…</source>
        <translation>표준 검색…</translation>
    </message>
    <message>
        <source>Search standards</source>
        <translation>표준 검색</translation>
    </message>
    <message>
        <source>Contradicted standards</source>
        <translation>실적과 어긋나는 표준</translation>
    </message>
    <message>
        <source>No standard matches</source>
        <translation>맞는 표준이 없습니다</translation>
    </message>
    <message>
        <source>Choose other states or words.</source>
        <translation>다른 상태나 검색어를 선택하세요.</translation>
    </message>
    <message>
        <source>No standard is contradicted</source>
        <translation>실적과 어긋나는 표준이 없습니다</translation>
    </message>
    <message>
        <source>The bookings agree with every standard that has enough orders.</source>
        <translation>오더가 충분한 모든 표준이 실적과 맞습니다.</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>Approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Reason…</source>
        <translation>사유…</translation>
    </message>
    <message>
        <source>Reason of the decision</source>
        <translation>결정 사유</translation>
    </message>
    <message>
        <source>Choose a standard in the list.</source>
        <translation>목록에서 표준을 선택하세요.</translation>
    </message>
    <message>
        <source>Set-up: {setup_now} → {setup} min · Run: {run_now} → {run} min</source>
        <translation>셋업: {setup_now} → {setup}분 · 작업: {run_now} → {run}분</translation>
    </message>
    <message>
        <source>Orders since {since}: {number}. They took {ratio} times the standard (95 %: {interval}), with a coefficient of variation of {cv}.</source>
        <translation>{since} 이후 오더: {number}. 표준 대비 배수: {ratio} (95 %: {interval}), 변동계수: {cv}.</translation>
    </message>
    <message>
        <source>Effect: {hours} h a year at {orders} orders a year.</source>
        <translation>효과: 연간 {hours}시간 (연간 오더 {orders}).</translation>
    </message>
    <message>
        <source>Earlier orders, which agreed better: {number}.</source>
        <translation>그 전의 더 잘 맞던 오더: {number}.</translation>
    </message>
    <message>
        <source>The limit of change cut the proposal short.</source>
        <translation>변경 한도 때문에 제안이 줄었습니다.</translation>
    </message>
    <message>
        <source>Last decision: {decision}</source>
        <translation>마지막 결정: {decision}</translation>
    </message>
    <message>
        <source>The case is open again: there is more evidence since.</source>
        <translation>그 뒤 증거가 늘어 다시 열렸습니다.</translation>
    </message>
    <message>
        <source>Exported: {moment}</source>
        <translation>내보냄: {moment}</translation>
    </message>
    <message>
        <source>A supervisor decides; the policy does not let you.</source>
        <translation>결정은 감독자가 합니다. 정책상 이 사용자는 결정할 수 없습니다.</translation>
    </message>
    <message>
        <source>Approving and rejecting need a reason.</source>
        <translation>승인과 거절에 사유를 적어야 합니다.</translation>
    </message>
</context>
<context>
    <name>CleaningView</name>
    <message>
        <source>Looking through the bookings…</source>
        <translation>실적을 살펴보는 중…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>다시 살펴보기</translation>
    </message>
    <message>
        <source>Faults of the bookings</source>
        <translation>실적의 잘못</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>잘못</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>처리</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>꺼짐</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Set-up and run hours that it concerns.</source>
        <translation>해당하는 셋업과 작업 시간의 합입니다.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예</translation>
    </message>
    <message>
        <source>Nobody looked through the bookings yet</source>
        <translation>아직 실적을 살펴보지 않았습니다</translation>
    </message>
    <message>
        <source>Each sync does it. The faults found here are kept out of the minutes that are learned.</source>
        <translation>동기화할 때마다 살펴봅니다. 여기서 찾은 잘못은 학습하는 시간에서 빠집니다.</translation>
    </message>
    <message>
        <source>Look through the bookings</source>
        <translation>실적 살펴보기</translation>
    </message>
    <message>
        <source>{counted} of {lots} operations of orders count as evidence: {hours} h, from {bookings} bookings. Switches: Settings &gt; Cleaning.</source>
        <translation>근거가 되는 오더 공정: {lots} 중 {counted}, {hours}시간, 실적 {bookings}건. 스위치: 설정 &gt; 실적 정제.</translation>
    </message>
    <message>
        <source>Data or switches changed since: look again.</source>
        <translation>그 뒤 데이터나 스위치가 바뀌었습니다. 다시 살펴보세요.</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Quit while work is running? {work}</source>
        <translation>작업이 실행 중입니다. 종료할까요? {work}</translation>
    </message>
    <message>
        <source>In the background the training goes on without a window and ends the program when it is done; starting the program before brings the window back. Stopped, it changes nothing. Trainings that wait stay in line.</source>
        <translation>백그라운드에서는 창 없이 학습을 계속하고 끝나면 프로그램을 마칩니다. 그 전에 프로그램을 시작하면 창이 다시 나타납니다. 중지하면 아무것도 바뀌지 않습니다. 대기 중인 학습은 대기열에 남습니다.</translation>
    </message>
    <message>
        <source>Finish in the background</source>
        <translation>백그라운드에서 마치기</translation>
    </message>
    <message>
        <source>It is stopped, and what it was about to change stays as it is.</source>
        <translation>작업이 중지되고, 바꾸려던 내용은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Stop it and quit</source>
        <translation>중지하고 종료</translation>
    </message>
</context>
<context>
    <name>CodeForm</name>
    <message>
        <source>Ask</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>One item code per line.
Paste from Excel, or drop a text or CSV file.</source>
        <translation>한 줄에 품목코드 하나.
Excel에서 붙여 넣거나 텍스트·CSV 파일을 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>Item codes to ask for</source>
        <translation>질문할 품목코드</translation>
    </message>
    <message>
        <source>Ask for these items (Ctrl+Enter)</source>
        <translation>이 품목들을 질문 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type a command, in Korean or English</source>
        <translation>명령을 한국어나 영어로 입력하세요</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>명령 찾기</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
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
        <translation>후보 두세 개에 비교 표시를 하면 여기에 나란히 나타납니다.</translation>
    </message>
    <message>
        <source>{number} of {rows} operations differ</source>
        <translation>다른 공정 {number} / {rows}</translation>
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
        <source>By quantity</source>
        <translation>수량별</translation>
    </message>
    <message>
        <source>Draw total minutes over the quantity, with the break-even</source>
        <translation>수량별 총 시간과 분기 수량을 그립니다</translation>
    </message>
    <message>
        <source>Differences only</source>
        <translation>차이만 보기</translation>
    </message>
</context>
<context>
    <name>ComparisonDialog</name>
    <message>
        <source>They could not be compared: {problem}</source>
        <translation>비교할 수 없습니다: {problem}</translation>
    </message>
    <message>
        <source>Asking both versions what planners asked last, and other items…</source>
        <translation>두 버전에 계획 담당자가 최근 물은 품목과 다른 품목을 묻는 중…</translation>
    </message>
    <message>
        <source>{n} questions, {asked} of them asked by planners. Another routing: {other}. Minutes where the routing is the same differ by {change} (median).</source>
        <translation>질문 {n}개(계획 담당자가 물은 것 {asked}개). 라우팅이 달라짐: {other}개. 라우팅이 같은 곳의 시간 차이: {change}(중앙값).</translation>
    </message>
    <message>
        <source>Compare versions: {first} and {second}</source>
        <translation>버전 비교: {first}, {second}</translation>
    </message>
    <message>
        <source>Activate {version}</source>
        <translation>활성화: {version}</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>비교 진행률</translation>
    </message>
    <message>
        <source>Changed proposals</source>
        <translation>달라진 제안</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Asked by planners</source>
        <translation>계획 담당자가 물음</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>품목</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>Drawn item</source>
        <translation>추출한 품목</translation>
    </message>
    <message>
        <source>Minutes before</source>
        <translation>이전 시간(분)</translation>
    </message>
    <message>
        <source>Minutes after</source>
        <translation>이후 시간(분)</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변화</translation>
    </message>
    <message>
        <source>Nothing was asked</source>
        <translation>질문한 것이 없습니다</translation>
    </message>
    <message>
        <source>Neither version was measured</source>
        <translation>두 버전 모두 측정하지 않았습니다</translation>
    </message>
    <message>
        <source>Both versions learned with the same settings</source>
        <translation>두 버전의 학습 설정이 같습니다</translation>
    </message>
    <message>
        <source>Asked by attributes</source>
        <translation>속성으로 물음</translation>
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
        <translation>{candidates}에만</translation>
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
        <source>{standard} min for {quantity} pcs</source>
        <translation>{quantity}개 기준 {standard}분</translation>
    </message>
    <message>
        <source>{standard} min ({band}) for {quantity} pcs</source>
        <translation>{quantity}개에 {standard}분 ({band})</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>no time known</source>
        <translation>시간 모름</translation>
    </message>
    <message>
        <source>{setup} + {run} each = {total} min</source>
        <translation>{setup} + 개당 {run} = {total}분</translation>
    </message>
</context>
<context>
    <name>ConfidenceTruth</name>
    <message>
        <source>Not measured: no proposal states a confidence.</source>
        <translation>측정되지 않음: 신뢰도를 표시한 제안이 없습니다.</translation>
    </message>
    <message>
        <source>Stated confidence and what came true</source>
        <translation>표시된 신뢰도와 실제 적중</translation>
    </message>
    <message>
        <source>Each point is a tenth of stated confidence; on the dashed line it is true.</source>
        <translation>점 하나는 신뢰도 10분위이며, 점선 위에 있으면 신뢰도가 맞습니다.</translation>
    </message>
    <message>
        <source>Came true (%)</source>
        <translation>실제 적중 (%)</translation>
    </message>
    <message>
        <source>Stated (%)</source>
        <translation>표시된 신뢰도 (%)</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>문제가 생겼습니다</translation>
    </message>
    <message>
        <source>Something inside the program went wrong</source>
        <translation>프로그램 내부에서 문제가 생겼습니다</translation>
    </message>
    <message>
        <source>What you did last may not have happened. Stored data was not changed, and you can go on working. The report below helps whoever repairs it; it holds no passwords.</source>
        <translation>마지막 작업이 처리되지 않았을 수 있습니다. 저장된 데이터는 바뀌지 않았으며 계속 작업할 수 있습니다. 아래 보고서를 담당자에게 보내 주세요. 비밀번호는 들어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>보고서 복사</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>로그 폴더 열기</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>계속 작업</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Trimmed error (min)</source>
        <translation>절사 오차(분)</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크(전체 반복 횟수)</translation>
    </message>
    <message>
        <source>Operation by operation</source>
        <translation>공정 단위 조합</translation>
    </message>
    <message>
        <source>How little chance the real way has when it is put together; 0 is certain.</source>
        <translation>공정을 하나씩 조합할 때 실제 라우팅에 주는 확률이 얼마나 낮은지 보여 줍니다. 0이면 확실합니다.</translation>
    </message>
    <message>
        <source>Ways of making</source>
        <translation>제조 방식</translation>
    </message>
    <message>
        <source>Rounds through the items</source>
        <translation>품목 전체 반복 횟수</translation>
    </message>
    <message>
        <source>Loss (−ln of chance)</source>
        <translation>손실(−ln 확률)</translation>
    </message>
    <message>
        <source>How little chance the network gives to the way an item is really made; 0 is certain.</source>
        <translation>실제 제조 방식에 준 확률이 낮을수록 큽니다. 0이면 확신합니다.</translation>
    </message>
    <message>
        <source>boosted trees</source>
        <translation>부스팅 트리</translation>
    </message>
    <message>
        <source>Trees</source>
        <translation>트리 수</translation>
    </message>
    <message>
        <source>At 0 trees the evidence alone answers. A held-out line that rises is learning by heart.</source>
        <translation>트리 0개는 근거만으로 답한 값입니다. 검증용 선이 오르면 외우고 있다는 뜻입니다.</translation>
    </message>
    <message>
        <source>boosted trees by history</source>
        <translation>이력량별 부스팅 트리</translation>
    </message>
    <message>
        <source>Orders learned from</source>
        <translation>학습한 오더 수</translation>
    </message>
    <message>
        <source>A line that still falls at its end says that more orders would help.</source>
        <translation>선이 끝에서도 내려가면 오더가 더 쌓일수록 나아집니다.</translation>
    </message>
    <message>
        <source>neural network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Loss (half squared log error)</source>
        <translation>손실(로그 오차 제곱의 ½)</translation>
    </message>
    <message>
        <source>Of the orders it learns from, with its penalty on weights.</source>
        <translation>학습하는 오더 기준이며 가중치 벌점을 포함합니다.</translation>
    </message>
    <message>
        <source>neural network, explained</source>
        <translation>신경망 설명력</translation>
    </message>
    <message>
        <source>Explained (R²)</source>
        <translation>설명력(R²)</translation>
    </message>
    <message>
        <source>On a tenth that it does not learn from: 1 is everything, below 0 worse than the mean.</source>
        <translation>학습하지 않은 10 % 기준: 1이면 모두 설명, 0보다 작으면 평균보다 못합니다.</translation>
    </message>
</context>
<context>
    <name>CycleBar</name>
    <message>
        <source>How the sample is drawn</source>
        <translation>샘플 추출 방법</translation>
    </message>
    <message>
        <source> items</source>
        <translation>개</translation>
    </message>
    <message>
        <source>Items asked</source>
        <translation>질문할 품목 수</translation>
    </message>
    <message>
        <source>Run a cycle</source>
        <translation>사이클 실행</translation>
    </message>
    <message>
        <source>Asks a sample of items without their own history and compares the bookings.</source>
        <translation>샘플 품목을 자기 이력 없이 질문하고 실적과 비교합니다.</translation>
    </message>
    <message>
        <source>Last {n} cycles</source>
        <translation>최근 {n}개 사이클</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>기간 지정</translation>
    </message>
    <message>
        <source>Period shown</source>
        <translation>표시 기간</translation>
    </message>
    <message>
        <source>From</source>
        <translation>시작일</translation>
    </message>
    <message>
        <source>To</source>
        <translation>종료일</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Excel workbook…</source>
        <translation>Excel 통합 문서…</translation>
    </message>
    <message>
        <source>CSV, one line per cycle…</source>
        <translation>CSV, 사이클당 한 줄…</translation>
    </message>
    <message>
        <source>JSON, everything…</source>
        <translation>JSON, 전체…</translation>
    </message>
    <message>
        <source>Markdown report…</source>
        <translation>Markdown 보고서…</translation>
    </message>
    <message>
        <source>HTML report…</source>
        <translation>HTML 보고서…</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>그림 (PNG)…</translation>
    </message>
    <message>
        <source>PDF report…</source>
        <translation>PDF 보고서…</translation>
    </message>
    <message>
        <source>Progress of the cycle</source>
        <translation>사이클 진행률</translation>
    </message>
</context>
<context>
    <name>CycleCard</name>
    <message>
        <source>Alerts</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>before: {value} (median of {cycles})</source>
        <translation>이전: {value} ({cycles}개의 중앙값)</translation>
    </message>
    <message>
        <source>no cycle before</source>
        <translation>이전 사이클 없음</translation>
    </message>
    <message>
        <source>unchanged (median of {cycles})</source>
        <translation>변화 없음 ({cycles}개의 중앙값)</translation>
    </message>
    <message>
        <source>{change} (median of {cycles})</source>
        <translation>{change} ({cycles}개의 중앙값 대비)</translation>
    </message>
    <message>
        <source>items: {items}</source>
        <translation>품목 {items}개</translation>
    </message>
</context>
<context>
    <name>CycleLines</name>
    <message>
        <source>Not measured: no cycle of this period has an error.</source>
        <translation>측정 안 됨: 이 기간에 오차를 측정한 사이클이 없습니다.</translation>
    </message>
    <message>
        <source>{time}, version {version}: {figures} (items: {items})</source>
        <translation>{time}, 버전 {version}: {figures} (품목: {items})</translation>
    </message>
    <message>
        <source>Run minutes of a piece, over operations. Cycles: {n}</source>
        <translation>개당 가공 시간, 공정 기준. 사이클 수: {n}</translation>
    </message>
    <message>
        <source>Error over the cycles</source>
        <translation>사이클별 오차</translation>
    </message>
    <message>
        <source>Error (min)</source>
        <translation>오차 (분)</translation>
    </message>
</context>
<context>
    <name>CyclePanel</name>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Export quality</source>
        <translation>품질 내보내기</translation>
    </message>
    <message>
        <source>Exported and checked: {file}</source>
        <translation>내보내고 확인함: {file}</translation>
    </message>
    <message>
        <source>Quality cycle measured, items compared: {items}</source>
        <translation>품질 사이클을 측정했습니다. 비교한 품목: {items}</translation>
    </message>
    <message>
        <source>Quality cycle: nothing measured. {reason}</source>
        <translation>품질 사이클: 측정된 것이 없습니다. {reason}</translation>
    </message>
    <message>
        <source>The quality cycle was cancelled.</source>
        <translation>품질 사이클을 취소했습니다.</translation>
    </message>
    <message>
        <source>– No quality cycle was measured yet</source>
        <translation>– 아직 측정한 품질 사이클이 없습니다</translation>
    </message>
    <message>
        <source>A cycle asks a sample of items without their own history and compares the answers with the bookings.</source>
        <translation>사이클은 샘플 품목을 자기 이력 없이 질문하고 답을 실적과 비교합니다.</translation>
    </message>
    <message>
        <source>Run a cycle</source>
        <translation>사이클 실행</translation>
    </message>
    <message>
        <source>Version {version} · {time} · {trigger} · {strategy} · {evaluated} of {items} items compared, without proposal: {failed}</source>
        <translation>버전 {version} · {time} · {trigger} · {strategy} · 품목 {items}개 중 {evaluated}개 비교, 제안 없음: {failed}</translation>
    </message>
    <message>
        <source>Not measured: {reason}</source>
        <translation>측정하지 못함: {reason}</translation>
    </message>
</context>
<context>
    <name>DamagedRecords</name>
    <message>
        <source>The record of quality cycles was damaged and was restored from its last backup. The damaged one is kept: {file}</source>
        <translation>품질 주기 기록이 손상되어 마지막 백업에서 복원했습니다. 손상된 파일은 보관했습니다: {file}</translation>
    </message>
    <message>
        <source>The record of quality cycles was damaged and starts anew. The damaged one is kept: {file}</source>
        <translation>품질 주기 기록이 손상되어 새로 시작합니다. 손상된 파일은 보관했습니다: {file}</translation>
    </message>
    <message>
        <source>The record of decisions on standards was damaged and was restored from its last backup. The damaged one is kept: {file}</source>
        <translation>표준 시간 결정 기록이 손상되어 마지막 백업에서 복원했습니다. 손상된 파일은 보관했습니다: {file}</translation>
    </message>
    <message>
        <source>The record of decisions on standards was damaged and starts anew. The damaged one is kept: {file}</source>
        <translation>표준 시간 결정 기록이 손상되어 새로 시작합니다. 손상된 파일은 보관했습니다: {file}</translation>
    </message>
    <message>
        <source>The audit record was damaged and was restored from its last backup; lines written since then are missing. The damaged one is kept: {file}</source>
        <translation>감사 기록이 손상되어 마지막 백업에서 복원했습니다. 그 뒤에 쓴 줄은 없습니다. 손상된 파일은 보관했습니다: {file}</translation>
    </message>
    <message>
        <source>The audit record was damaged and starts anew; its lines are missing. The damaged one is kept: {file}</source>
        <translation>감사 기록이 손상되어 새로 시작합니다. 이전 줄은 없습니다. 손상된 파일은 보관했습니다: {file}</translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Sync now</source>
        <translation>지금 동기화</translation>
    </message>
    <message>
        <source>Check connection</source>
        <translation>연결 확인</translation>
    </message>
    <message>
        <source>Looks at drivers, connection, tables and columns; nothing is changed</source>
        <translation>드라이버, 연결, 테이블, 열을 확인합니다. 아무것도 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>발견 사항</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>실적 정제</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>동기화</translation>
    </message>
    <message>
        <source>as the mapping says</source>
        <translation>매핑에 정한 대로</translation>
    </message>
    <message>
        <source>Mapping: {mapping} · Location: {location}</source>
        <translation>매핑: {mapping} · 위치: {location}</translation>
    </message>
    <message>
        <source>Brought in {moment} ({age})</source>
        <translation>가져온 시각: {moment} ({age})</translation>
    </message>
    <message>
        <source>Operations, as built</source>
        <translation>공정 (실적 기준)</translation>
    </message>
    <message>
        <source>Routing operations</source>
        <translation>라우팅 공정</translation>
    </message>
    <message>
        <source>The ERP keeps no routing; routings were read from work results.</source>
        <translation>ERP에 라우팅이 없어 작업실적에서 라우팅을 읽었습니다.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>품목</translation>
    </message>
    <message>
        <source>Work results</source>
        <translation>작업실적</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>No plant data yet</source>
        <translation>공장 데이터 없음</translation>
    </message>
    <message>
        <source>Nothing was brought to this PC so far.</source>
        <translation>이 PC에 가져온 데이터가 없습니다.</translation>
    </message>
    <message>
        <source>Bringing the plant&apos;s data in…</source>
        <translation>공장 데이터를 가져오는 중…</translation>
    </message>
    <message>
        <source>Bring the plant&apos;s data in</source>
        <translation>공장 데이터 가져오기</translation>
    </message>
    <message>
        <source>Items, routings and work results are copied from the ERP to this PC. The ERP is only read.</source>
        <translation>ERP의 품목, 라우팅, 작업실적을 이 PC로 복사합니다. ERP는 읽기만 합니다.</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>진단</translation>
    </message>
    <message>
        <source>Measure this PC</source>
        <translation>이 PC 측정</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Save support file…</source>
        <translation>지원 파일 저장…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>A support file holds versions, settings without their texts, counts, and where in the program something failed. It holds no plant data, names or passwords.</source>
        <translation>지원 파일에는 버전, 텍스트를 뺀 설정, 개수, 프로그램에서 실패한 위치만 들어갑니다. 공장 데이터, 이름, 비밀번호는 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>Measuring in a process of its own…</source>
        <translation>별도 프로세스에서 측정하는 중…</translation>
    </message>
    <message>
        <source>Looking at this PC…</source>
        <translation>이 PC를 살펴보는 중…</translation>
    </message>
    <message>
        <source>Needs doing: {number}</source>
        <translation>조치 필요: {number}</translation>
    </message>
    <message>
        <source>Nothing needs doing.</source>
        <translation>조치할 것이 없습니다.</translation>
    </message>
    <message>
        <source>Save the support file</source>
        <translation>지원 파일 저장</translation>
    </message>
    <message>
        <source>Support file saved: {file} ({names})</source>
        <translation>지원 파일을 저장했습니다: {file} ({names})</translation>
    </message>
</context>
<context>
    <name>DoctorCard</name>
    <message>
        <source>Checking the connection…</source>
        <translation>연결 확인 중…</translation>
    </message>
    <message>
        <source>Connection: missing {number}</source>
        <translation>연결: 부족한 항목 {number}개</translation>
    </message>
    <message>
        <source>Connection sound</source>
        <translation>연결 정상</translation>
    </message>
</context>
<context>
    <name>DraftHistory</name>
    <message>
        <source>new proposal</source>
        <translation>새 제안</translation>
    </message>
</context>
<context>
    <name>WorkCenterTable</name>
    <message>
        <source>By work center: 80 % bands hold at {holding} of {judged}</source>
        <translation>작업장별: 작업장 {judged}곳 중 {holding}곳에서 80 % 구간 유효</translation>
    </message>
    <message>
        <source>By work center</source>
        <translation>작업장별</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>유효</translation>
    </message>
    <message>
        <source>too narrow</source>
        <translation>너무 좁음</translation>
    </message>
    <message>
        <source>No booking here has a band.</source>
        <translation>이 작업장의 실적에는 구간이 없습니다.</translation>
    </message>
    <message>
        <source>{share} of {n} bookings; chance allows {range} of a band of 80 %</source>
        <translation>실적 {n}건 중 {share}. 80 % 구간이면 우연의 범위는 {range}</translation>
    </message>
    <message>
        <source>Work center</source>
        <translation>작업장</translation>
    </message>
    <message>
        <source>Bookings compared</source>
        <translation>비교한 실적 수</translation>
    </message>
    <message>
        <source>MAE of a lot (min)</source>
        <translation>로트 MAE (분)</translation>
    </message>
    <message>
        <source>Mean absolute error; in brackets the 95 % interval</source>
        <translation>평균 절대 오차. 괄호 안은 95 % 신뢰구간</translation>
    </message>
    <message>
        <source>Bias of a lot (min)</source>
        <translation>로트 편향 (분)</translation>
    </message>
    <message>
        <source>Predicted less booked, on average; in brackets the 95 % interval</source>
        <translation>예측에서 실적을 뺀 평균. 괄호 안은 95 % 신뢰구간</translation>
    </message>
    <message>
        <source>In the 80 % band</source>
        <translation>80 % 구간 적중률</translation>
    </message>
    <message>
        <source>Bookings within optimistic and safe; 80 % are promised.</source>
        <translation>최적과 안전 사이에 든 실적 비율. 80 %를 약속합니다.</translation>
    </message>
    <message>
        <source>Chance allows</source>
        <translation>우연의 범위</translation>
    </message>
    <message>
        <source>Where the share lies in 95 of 100 such work centers when the band holds</source>
        <translation>구간이 유효할 때 같은 실적 수의 작업장 100곳 중 95곳이 놓이는 범위</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>구간</translation>
    </message>
    <message>
        <source>Whether the share lies where chance allows a band of 80 %</source>
        <translation>적중률이 80 % 구간의 우연 범위 안에 있는지</translation>
    </message>
    <message>
        <source>too wide</source>
        <translation>너무 넓음</translation>
    </message>
</context>
<context>
    <name>DriftTable</name>
    <message>
        <source>Drift since the version learned: {drifted} of {measured} compared</source>
        <translation>학습 이후 드리프트: 비교 {measured}건 중 {drifted}건</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>드리프트</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>비교 대상</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>Population stability index: 0 is the same as learned.</source>
        <translation>모집단 안정성 지수(PSI): 0이면 학습 때와 같습니다.</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>한도</translation>
    </message>
    <message>
        <source>Beyond it is no accident; wider where values are few.</source>
        <translation>넘으면 우연이 아닙니다. 값이 적을수록 넓습니다.</translation>
    </message>
    <message>
        <source>Jensen-Shannon divergence in bits, 0 to 1.</source>
        <translation>젠슨-섀넌 발산(비트), 0~1.</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>By which factor minutes changed.</source>
        <translation>시간이 몇 배가 되었는지.</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Drift since the version learned: not measured ({reason})</source>
        <translation>학습 이후 드리프트: 측정하지 못함 ({reason})</translation>
    </message>
</context>
<context>
    <name>ErrorByWorkCenter</name>
    <message>
        <source>Not measured: no held-out booking has predicted minutes.</source>
        <translation>측정하지 못함: 예측 시간이 있는 검증용 실적이 없습니다.</translation>
    </message>
    <message>
        <source>{work_center}: MAE {mae} min, bias {bias} min, {n} bookings</source>
        <translation>{work_center}: MAE {mae}분, 편향 {bias}분, 실적 {n}건</translation>
    </message>
    <message>
        <source>Mean absolute error; the rhomb is the bias (right: predicted too long).</source>
        <translation>평균 절대 오차. 마름모는 편향입니다 (오른쪽: 길게 예측).</translation>
    </message>
    <message>
        <source>Error by work center</source>
        <translation>작업장별 오차</translation>
    </message>
    <message>
        <source>Minutes per lot</source>
        <translation>로트당 시간(분)</translation>
    </message>
</context>
<context>
    <name>EstimateGrid</name>
    <message>
        <source>Setup per lot</source>
        <translation>로트당 셋업</translation>
    </message>
    <message>
        <source>Run per piece</source>
        <translation>개당 작업</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>시간(분)</translation>
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
        <translation>오더 수 (n)</translation>
    </message>
    <message>
        <source>Trimmed mean</source>
        <translation>절사평균</translation>
    </message>
    <message>
        <source>Median of the orders below</source>
        <translation>아래 오더의 중앙값</translation>
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
        <source>{orders} (items: {items})</source>
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
        <source>{origin}: orders {n}, items {items}</source>
        <translation>{origin}: 오더 {n}건, 품목 {items}개</translation>
    </message>
    <message>
        <source>Resource not assigned</source>
        <translation>자원 미지정</translation>
    </message>
    <message>
        <source>In place of subcontracted {operation}</source>
        <translation>외주 원공정: {operation}</translation>
    </message>
    <message>
        <source>Setup per lot</source>
        <translation>로트당 셋업</translation>
    </message>
    <message>
        <source>Run per piece</source>
        <translation>개당 작업</translation>
    </message>
    <message>
        <source>Supporting items: {n} ({share} of the votes)</source>
        <translation>뒷받침하는 품목: {n}개 (투표의 {share})</translation>
    </message>
    <message>
        <source>Chance that the released routing has it: {share}</source>
        <translation>확정될 라우팅에 이 공정이 있을 확률: {share}</translation>
    </message>
    <message>
        <source>below threshold</source>
        <translation>임계값 미만</translation>
    </message>
    <message>
        <source>Routing alike</source>
        <translation>라우팅 유사도</translation>
    </message>
    <message>
        <source>How alike the routings will be, learned from pairs of items of this plant</source>
        <translation>라우팅이 얼마나 비슷할지, 이 공장의 품목 쌍에서 학습한 값</translation>
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
        <translation>오더 수</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>반영</translation>
    </message>
    <message>
        <source>Counted or left out</source>
        <translation>반영 / 제외</translation>
    </message>
    <message>
        <source>Setup of the lot</source>
        <translation>로트 셋업</translation>
    </message>
    <message>
        <source>Run of the lot</source>
        <translation>로트 작업</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Chance for this item at the order quantity, learned on the plant</source>
        <translation>이 품목을 해당 주문 수량으로 만들 때의 확률 (공장 이력에서 학습)</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>품목</translation>
    </message>
    <message>
        <source>Booked lots</source>
        <translation>실적 로트</translation>
    </message>
    <message>
        <source>Pieces of the middle eight of ten lots booked there</source>
        <translation>그 작업장에 보고된 로트 10건 중 가운데 8건의 수량</translation>
    </message>
    <message>
        <source>Likeliest for</source>
        <translation>가장 유력한 수량</translation>
    </message>
    <message>
        <source>any lot</source>
        <translation>모든 수량</translation>
    </message>
    <message>
        <source>from {least} pcs</source>
        <translation>{least}개 이상</translation>
    </message>
    <message>
        <source>below {below} pcs</source>
        <translation>{below}개 미만</translation>
    </message>
    <message>
        <source>{least} to below {below} pcs</source>
        <translation>{least}개 이상 {below}개 미만</translation>
    </message>
    <message>
        <source>Work center</source>
        <translation>작업장</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>No question yet</source>
        <translation>아직 질문이 없습니다</translation>
    </message>
    <message>
        <source>Similar items of an asked item appear here.</source>
        <translation>질문한 품목의 유사 품목이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>No similar item</source>
        <translation>유사 품목 없음</translation>
    </message>
    <message>
        <source>Nothing is known about it that could be compared with other items.</source>
        <translation>다른 품목과 비교할 속성이 없습니다.</translation>
    </message>
    <message>
        <source>Similar to {item}</source>
        <translation>{item}의 유사 품목</translation>
    </message>
    <message>
        <source>Why similar: {item}</source>
        <translation>유사한 이유: {item}</translation>
    </message>
    <message>
        <source>Which attributes matched is not known: {item}</source>
        <translation>어떤 속성이 맞았는지 알 수 없음: {item}</translation>
    </message>
    <message>
        <source>Together {share} of the similarity; others give the rest.</source>
        <translation>이 속성들이 유사도의 {share}, 나머지는 다른 속성입니다.</translation>
    </message>
    <message>
        <source>No operation chosen</source>
        <translation>선택한 공정 없음</translation>
    </message>
    <message>
        <source>Choose an operation in Routing, Candidates or Compare.</source>
        <translation>라우팅, 후보, 비교에서 공정을 선택하세요.</translation>
    </message>
    <message>
        <source>New operation</source>
        <translation>새 공정</translation>
    </message>
    <message>
        <source>It was added by hand, so no similar item stands behind it.</source>
        <translation>직접 추가한 공정이라 바탕이 된 유사 품목이 없습니다.</translation>
    </message>
    <message>
        <source>Looking up the orders…</source>
        <translation>오더를 찾는 중…</translation>
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
        <source>Receipt</source>
        <translation>계산 내역</translation>
    </message>
    <message>
        <source>How the minutes were reckoned (F7)</source>
        <translation>시간을 계산한 과정 (F7)</translation>
    </message>
    <message>
        <source>Double-click or Enter: ask for this item</source>
        <translation>두 번 클릭 또는 Enter: 이 품목을 질문</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 통합 문서 (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>Export routing</source>
        <translation>라우팅 내보내기</translation>
    </message>
    <message>
        <source>Copied operations: {number}</source>
        <translation>복사한 공정: {number}</translation>
    </message>
    <message>
        <source>Exported and checked, operations: {number}. File: {file}</source>
        <translation>내보내고 확인했습니다. 공정: {number}. 파일: {file}</translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>All figures</source>
        <translation>전체 지표</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>측정하지 못한 이유</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message>
        <source>{number} of {rows} rows</source>
        <translation>행 {number} / {rows}</translation>
    </message>
    <message>
        <source>{number} of {rows} rows, {hours} h</source>
        <translation>행 {number} / {rows}, {hours}시간</translation>
    </message>
    <message>
        <source>Search findings…</source>
        <translation>발견 사항 검색…</translation>
    </message>
    <message>
        <source>Search findings</source>
        <translation>발견 사항 검색</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>발견 사항</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>심각도</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>발견 사항</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행 수</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>테이블</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예</translation>
    </message>
    <message>
        <source>No finding matches</source>
        <translation>맞는 발견 사항이 없습니다</translation>
    </message>
    <message>
        <source>Choose other severities or words.</source>
        <translation>다른 심각도나 검색어를 선택하세요.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>문제없음</translation>
    </message>
    <message>
        <source>The checks found no fault in the rows.</source>
        <translation>점검에서 문제를 찾지 못했습니다.</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>배치 저장</translation>
    </message>
    <message>
        <source>Name of the layout:</source>
        <translation>배치 이름:</translation>
    </message>
    <message>
        <source>Layout saved: {name}</source>
        <translation>배치 저장됨: {name}</translation>
    </message>
</context>
<context>
    <name>GateWords</name>
    <message>
        <source>Promoted without a comparison: {why}.</source>
        <translation>비교 없이 채택: {why}.</translation>
    </message>
    <message>
        <source>Not promoted: {why}.</source>
        <translation>채택하지 않음: {why}.</translation>
    </message>
    <message>
        <source>Better than {champion}: {why}.</source>
        <translation>{champion} 버전보다 나음: {why}.</translation>
    </message>
    <message>
        <source>Not better than {champion}: {why}.</source>
        <translation>{champion} 버전보다 낫지 않음: {why}.</translation>
    </message>
    <message>
        <source>A second person must approve it.</source>
        <translation>다른 사람의 승인이 필요합니다.</translation>
    </message>
    <message>
        <source>Look at the bookings of family {family}: {share} of {n} are off by more than a factor of {factor} (elsewhere {elsewhere}).</source>
        <translation>{family} 품목군의 실적을 확인하세요: 최근 {n}건 중 {share}, 예측과 {factor}배 넘는 차이(다른 품목군 {elsewhere}).</translation>
    </message>
    <message>
        <source>Look at the routings of family {family}: {changed} of {known} known items have another one than before ({share}, elsewhere {elsewhere}), less like those of similar items ({now} instead of {before}, n {n}).</source>
        <translation>{family} 품목군의 라우팅을 확인하세요: 이미 알던 품목 {known}개 중 {changed}개의 라우팅이 이전과 다르고({share}, 다른 품목군 {elsewhere}) 유사 품목의 라우팅과 덜 비슷합니다(이전 {before}, 지금 {now}, n {n}).</translation>
    </message>
    <message>
        <source>no large work center is worse</source>
        <translation>나빠진 큰 작업장 없음</translation>
    </message>
    <message>
        <source>worse at work center {names}</source>
        <translation>나빠진 작업장: {names}</translation>
    </message>
    <message>
        <source>no large family is worse</source>
        <translation>나빠진 큰 품목군 없음</translation>
    </message>
    <message>
        <source>worse in family {names}</source>
        <translation>나빠진 품목군: {names}</translation>
    </message>
    <message>
        <source>every baseline is beaten</source>
        <translation>모든 기준선보다 나음</translation>
    </message>
    <message>
        <source>no baseline was measured</source>
        <translation>측정한 기준선 없음</translation>
    </message>
    <message>
        <source>not beaten: {names}</source>
        <translation>기준선보다 낫지 않음: {names}</translation>
    </message>
    <message>
        <source>there is no active version to compare with</source>
        <translation>비교할 활성 버전 없음</translation>
    </message>
    <message>
        <source>trimmed error {change}</source>
        <translation>절사 오차 {change}</translation>
    </message>
    <message>
        <source>error per booked hour {change}</source>
        <translation>실적 시간당 오차 {change}</translation>
    </message>
    <message>
        <source>routings right at first {change}</source>
        <translation>1순위 라우팅 적중 {change}</translation>
    </message>
    <message>
        <source>bookings with minutes {change}</source>
        <translation>시간이 예측된 실적 {change}</translation>
    </message>
    <message>
        <source>Look at {items}: of {changed} known items with another routing than before {n} have one that is less like those of similar items.</source>
        <translation>{items} 품목을 확인하세요: 이전과 라우팅이 달라진 알려진 품목 {changed}개 중 {n}개가 유사 품목의 라우팅과 덜 비슷해졌습니다.</translation>
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
        <translation>측정한 기준 방법 없음</translation>
    </message>
    <message>
        <source>Better than the best baseline</source>
        <translation>가장 좋은 기준 방법보다 나음</translation>
    </message>
    <message>
        <source>Not better than the best baseline</source>
        <translation>가장 좋은 기준 방법보다 낫지 않음</translation>
    </message>
    <message>
        <source>The interval does not reach the promise</source>
        <translation>구간이 약속에 못 미침</translation>
    </message>
    <message>
        <source>The interval holds the promise</source>
        <translation>구간이 약속을 지킴</translation>
    </message>
</context>
<context>
    <name>HelpViewer</name>
    <message>
        <source>Help – RoutingML Desktop</source>
        <translation>도움말 – RoutingML Desktop</translation>
    </message>
    <message>
        <source>Help pages</source>
        <translation>도움말 페이지</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>개요</translation>
    </message>
    <message>
        <source>How a proposal comes about</source>
        <translation>제안은 이렇게 만들어집니다</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Settings, record, diagnostics</source>
        <translation>설정, 기록, 진단</translation>
    </message>
    <message>
        <source>This page is missing from the installation: {file}</source>
        <translation>설치에 이 페이지가 없습니다: {file}</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
</context>
<context>
    <name>InHouseDialog</name>
    <message>
        <source>Subcontracted operations</source>
        <translation>외주 공정</translation>
    </message>
    <message>
        <source>Do in-house (Enter)</source>
        <translation>사내로 전환 (Enter)</translation>
    </message>
    <message>
        <source>Leave outside (Del)</source>
        <translation>외주로 둠 (Del)</translation>
    </message>
    <message>
        <source>Looking up the operations…</source>
        <translation>공정을 찾는 중…</translation>
    </message>
    <message>
        <source>No subcontracted operation reads so</source>
        <translation>이런 외주 공정이 없습니다</translation>
    </message>
    <message>
        <source>Nothing is subcontracted</source>
        <translation>외주 공정이 없습니다</translation>
    </message>
    <message>
        <source>No routing that was learned from has an operation done outside.</source>
        <translation>학습한 라우팅에 외주 공정이 없습니다.</translation>
    </message>
    <message>
        <source>{place} · routings: {n}</source>
        <translation>{place} · 라우팅 {n}개</translation>
    </message>
    <message>
        <source>No routing has the operation there, so its minutes may stay empty.</source>
        <translation>이 자원에서 그 공정을 한 라우팅이 없어 시간이 비어 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>외주</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>공정코드</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>공정명</translation>
    </message>
    <message>
        <source>Subcontractor</source>
        <translation>외주처</translation>
    </message>
    <message>
        <source>Routings</source>
        <translation>라우팅 수</translation>
    </message>
    <message>
        <source>Routings that have the operation done outside</source>
        <translation>이 공정을 외주로 하는 라우팅</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>수행</translation>
    </message>
    <message>
        <source>Subcontracted operations in-house</source>
        <translation>외주 공정의 사내 전환</translation>
    </message>
    <message>
        <source>When a question asks for it, an operation of this list is done in-house as you say here, and the subcontracted one stays in sight. Nothing but exactly this code and subcontractor is replaced.</source>
        <translation>질문에서 선택하면 이 목록의 외주 공정을 여기서 정한 사내 공정으로 바꾸고, 외주 원공정도 함께 보여 줍니다. 코드와 외주처가 정확히 같은 공정만 바꿉니다.</translation>
    </message>
    <message>
        <source>Find an operation or subcontractor</source>
        <translation>공정이나 외주처 찾기</translation>
    </message>
    <message>
        <source>In-house operation</source>
        <translation>사내 공정</translation>
    </message>
    <message>
        <source>Work center</source>
        <translation>자원</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>ItemForm</name>
    <message>
        <source>{notice} Did you mean {code}? Press Load to take it.</source>
        <translation>{notice} 비슷한 코드: {code}. 사용하려면 불러오기를 누르세요.</translation>
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
        <translation>비슷한 품목의 코드, 없으면 비움</translation>
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
        <translation>이 품목 질문</translation>
    </message>
</context>
<context>
    <name>ItemsPanel</name>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Search code, name, specification, material…</source>
        <translation>코드, 품목명, 사양, 재질 검색…</translation>
    </message>
    <message>
        <source>Search items</source>
        <translation>품목 검색</translation>
    </message>
    <message>
        <source>Without routing</source>
        <translation>라우팅 없음</translation>
    </message>
    <message>
        <source>Only items that have no routing yet</source>
        <translation>아직 라우팅이 없는 품목만</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열 표시</translation>
    </message>
    <message>
        <source>Choose which columns are shown</source>
        <translation>보여 줄 열을 고릅니다</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Ask for routings of the chosen items (Enter)</source>
        <translation>선택한 품목의 라우팅 질문 (Enter)</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>필터 지우기</translation>
    </message>
    <message>
        <source>No plant data yet</source>
        <translation>공장 데이터 없음</translation>
    </message>
    <message>
        <source>Items appear here after the plant&apos;s data was brought to this PC.</source>
        <translation>공장 데이터를 이 PC로 가져오면 품목이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>지금 동기화</translation>
    </message>
    <message>
        <source>Copied rows: {number}</source>
        <translation>복사한 행: {number}</translation>
    </message>
    <message>
        <source>{found} of {total} items</source>
        <translation>품목 {found} / {total}</translation>
    </message>
</context>
<context>
    <name>ItemsView</name>
    <message>
        <source>Yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(비어 있음)</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>품목</translation>
    </message>
    <message>
        <source>No item matches</source>
        <translation>맞는 품목이 없습니다</translation>
    </message>
    <message>
        <source>Nothing in the item master meets the search and the filters.</source>
        <translation>검색어와 필터에 맞는 품목이 없습니다.</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>검색과 필터 지우기</translation>
    </message>
    <message>
        <source>Examples: &gt;5, 5..10, a*, =x, = for empty, !x, x;y;z or a list from Excel</source>
        <translation>예: &gt;5, 5..10, a*, =x, =만 쓰면 빈 값, !x, x;y;z 또는 Excel 목록</translation>
    </message>
    <message>
        <source>Values of this column</source>
        <translation>이 열의 값</translation>
    </message>
    <message>
        <source>Has routing</source>
        <translation>라우팅</translation>
    </message>
    <message>
        <source>compared when similar items are looked for</source>
        <translation>유사 품목을 찾을 때 비교함</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>비교하지 않음</translation>
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
        <source>How this training went was not kept.</source>
        <translation>이 학습의 진행 기록이 남아 있지 않습니다.</translation>
    </message>
    <message>
        <source>While a training runs, it is the one that is shown. Past ones can be looked at when it has ended.</source>
        <translation>학습이 실행 중일 때는 그 학습이 표시됩니다. 지난 학습은 실행 중인 학습이 끝난 뒤에 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Trained without measuring, so there are no figures.</source>
        <translation>측정 없이 학습하여 수치가 없습니다.</translation>
    </message>
    <message>
        <source>No training yet</source>
        <translation>아직 학습이 없습니다</translation>
    </message>
    <message>
        <source>Every training is listed here with its outcome.</source>
        <translation>모든 학습이 결과와 함께 여기에 나타납니다.</translation>
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
        <source>Show how it went</source>
        <translation>진행 기록 보기</translation>
    </message>
    <message>
        <source>Stages, charts and log of this training, as they were.</source>
        <translation>이 학습의 단계, 차트, 로그를 당시 그대로 봅니다.</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>다시 학습</translation>
    </message>
    <message>
        <source>Put a training with the same choices in line.</source>
        <translation>같은 조건의 학습을 대기열에 넣습니다.</translation>
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
        <translation>걸린 시간</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
</context>
<context>
    <name>LearningCurves</name>
    <message>
        <source>Learning curve shown</source>
        <translation>표시할 학습 곡선</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>학습 곡선</translation>
    </message>
    <message>
        <source>– Not kept: the training ended before a model learned, or an earlier version of the program ran it.</source>
        <translation>– 남은 곡선 없음: 모델이 학습하기 전에 끝났거나 이전 버전의 프로그램에서 실행한 학습입니다.</translation>
    </message>
    <message>
        <source>– Nothing has learned yet. The first curve comes with the ways of making.</source>
        <translation>– 아직 학습한 것이 없습니다. 제조 방식부터 곡선이 나타납니다.</translation>
    </message>
    <message>
        <source>learned from: {value}</source>
        <translation>학습용: {value}</translation>
    </message>
    <message>
        <source>held out: {value}</source>
        <translation>검증용: {value}</translation>
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
        <translation>아직 측정한 수치가 없습니다.</translation>
    </message>
    <message>
        <source>Seconds since the start</source>
        <translation>시작 후 경과(초)</translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>Search the log…</source>
        <translation>로그 검색…</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>로그 검색</translation>
    </message>
    <message>
        <source>Lowest level shown</source>
        <translation>표시할 최소 수준</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Hold new lines back until resumed</source>
        <translation>다시 시작할 때까지 새 줄을 멈춥니다</translation>
    </message>
    <message>
        <source>Auto-scroll</source>
        <translation>자동 스크롤</translation>
    </message>
    <message>
        <source>Keep the newest line in sight</source>
        <translation>가장 새로운 줄을 계속 보여 줍니다</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the chosen lines, or all shown</source>
        <translation>선택한 줄 또는 보이는 모든 줄 복사</translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation>전체 저장…</translation>
    </message>
    <message>
        <source>Save the whole log to a file</source>
        <translation>전체 로그를 파일로 저장</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>수준</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Copied lines: {number}</source>
        <translation>복사한 줄: {number}</translation>
    </message>
    <message>
        <source>Save the whole log</source>
        <translation>전체 로그 저장</translation>
    </message>
    <message>
        <source>Log saved: {file}</source>
        <translation>로그 저장됨: {file}</translation>
    </message>
    <message>
        <source>{shown} of {total} lines</source>
        <translation>{shown} / {total}줄</translation>
    </message>
    <message>
        <source>paused, held back: {number}</source>
        <translation>일시정지, 대기 중인 줄: {number}</translation>
    </message>
    <message>
        <source>No line fits</source>
        <translation>맞는 줄이 없습니다</translation>
    </message>
    <message>
        <source>No line reaches the level or holds all the words searched for.</source>
        <translation>선택한 수준 이상이면서 검색어를 모두 포함한 줄이 없습니다.</translation>
    </message>
    <message>
        <source>Show all lines</source>
        <translation>모든 줄 보기</translation>
    </message>
    <message>
        <source>No lines yet</source>
        <translation>아직 로그가 없습니다</translation>
    </message>
    <message>
        <source>What the program does is told here as it runs.</source>
        <translation>프로그램이 실행되는 동안 한 일이 여기에 기록됩니다.</translation>
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
        <translation>일시정지: 새 줄을 멈춤</translation>
    </message>
    <message>
        <source>Follow the newest line</source>
        <translation>새 줄 따라가기</translation>
    </message>
    <message>
        <source>Copy the lines shown</source>
        <translation>보이는 줄 복사</translation>
    </message>
    <message>
        <source>Save the whole log…</source>
        <translation>전체 로그 저장…</translation>
    </message>
</context>
<context>
    <name>LotSize</name>
    <message>
        <source>An operation without time: totals cannot be compared by quantity.</source>
        <translation>시간을 모르는 공정이 있어 수량별로 비교할 수 없습니다.</translation>
    </message>
    <message>
        <source>Candidate {rank} takes the least time at every quantity.</source>
        <translation>모든 수량에서 시간이 가장 적은 후보: {rank}</translation>
    </message>
    <message>
        <source>from {first} pcs: candidate {rank}</source>
        <translation>{first}개부터: 후보 {rank}</translation>
    </message>
    <message>
        <source>up to {last} pcs: candidate {rank}</source>
        <translation>{last}개까지: 후보 {rank}</translation>
    </message>
    <message>
        <source>Break-even: {quantities} pcs</source>
        <translation>분기 수량: {quantities}개</translation>
    </message>
</context>
<context>
    <name>MeasureBar</name>
    <message>
        <source>Learns from what came first and asks about what came later.</source>
        <translation>앞선 이력에서 배우고 나중 이력을 질문합니다.</translation>
    </message>
    <message>
        <source>Holds items and their siblings out together, so that they are truly new.</source>
        <translation>품목과 관련 품목을 함께 숨겨 정말 새로운 품목으로 만듭니다.</translation>
    </message>
    <message>
        <source>Asks about each item with its own routing and bookings left out.</source>
        <translation>품목마다 자기 라우팅과 실적을 빼고 질문합니다.</translation>
    </message>
    <message>
        <source>How the hold-out is chosen</source>
        <translation>검증 대상을 고르는 방법</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Learns anew from part of the history and compares; takes some minutes.</source>
        <translation>이력 일부로 다시 학습하여 비교합니다. 몇 분 걸립니다.</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>보고서 저장…</translation>
    </message>
    <message>
        <source>Progress of measuring</source>
        <translation>측정 진행률</translation>
    </message>
</context>
<context>
    <name>MinutesByQuantity</name>
    <message>
        <source>Total minutes by quantity</source>
        <translation>수량별 총 시간</translation>
    </message>
    <message>
        <source>Every candidate has an operation without time, so no total can be drawn.</source>
        <translation>모든 후보에 시간을 모르는 공정이 있어 총 시간을 그릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Candidate {rank}</source>
        <translation>후보 {rank}</translation>
    </message>
    <message>
        <source>dotted: this order</source>
        <translation>점선: 이번 오더</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>분</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>수량(개)</translation>
    </message>
</context>
<context>
    <name>NextOperations</name>
    <message>
        <source>Probably next:</source>
        <translation>다음 예상 공정:</translation>
    </message>
    <message>
        <source>History knows no next operation: the routing may be complete.</source>
        <translation>이력에 이어지는 공정이 없습니다. 라우팅이 완성되었을 수 있습니다.</translation>
    </message>
    <message>
        <source>Insert below at {where}; so it went on in {seen} routings ({key})</source>
        <translation>아래에 추가(자원: {where}). 라우팅 {seen}건에서 이렇게 이어졌습니다 ({key})</translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
</context>
<context>
    <name>NoticeList</name>
    <message>
        <source>Nothing to report.</source>
        <translation>알림이 없습니다.</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>모두 지우기</translation>
    </message>
</context>
<context>
    <name>OperationTimes</name>
    <message>
        <source>Orders: {counted} counted, {left_out} left out</source>
        <translation>오더: {counted}건 반영, {left_out}건 제외</translation>
    </message>
    <message>
        <source>minutes also rest on other items&apos; orders</source>
        <translation>다른 품목의 오더도 함께 반영</translation>
    </message>
    <message>
        <source>Orders behind the times</source>
        <translation>시간의 근거 오더</translation>
    </message>
    <message>
        <source>Double-click or F7: how the minutes were reckoned</source>
        <translation>두 번 누르거나 F7: 시간을 계산한 과정</translation>
    </message>
</context>
<context>
    <name>OrderDialog</name>
    <message>
        <source>Order of operations</source>
        <translation>공정 순서</translation>
    </message>
    <message>
        <source>Approve (A)</source>
        <translation>승인 (A)</translation>
    </message>
    <message>
        <source>Veto (V)</source>
        <translation>거절 (V)</translation>
    </message>
    <message>
        <source>Leave to history (Del)</source>
        <translation>이력에 맡김 (Del)</translation>
    </message>
    <message>
        <source>No operation has this code</source>
        <translation>이런 공정코드가 없습니다</translation>
    </message>
    <message>
        <source>No order is known</source>
        <translation>알려진 순서가 없습니다</translation>
    </message>
    <message>
        <source>The plant&apos;s history holds no pair of operations in one order, or none yet.</source>
        <translation>공장 이력에 순서가 정해진 공정 쌍이 없거나 아직 없습니다.</translation>
    </message>
    <message>
        <source>{held} of {seen} ({share})</source>
        <translation>{seen}건 중 {held}건 ({share})</translation>
    </message>
    <message>
        <source>Broken here</source>
        <translation>여기서 어긋남</translation>
    </message>
    <message>
        <source>First</source>
        <translation>먼저</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Routings</source>
        <translation>라우팅</translation>
    </message>
    <message>
        <source>Routings that hold this order, of those that have both</source>
        <translation>두 공정이 모두 있는 라우팅 중 이 순서인 것</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>This routing</source>
        <translation>이 라우팅</translation>
    </message>
    <message>
        <source>No proposal breaks an order of this list. Veto what is a coincidence; approve what is a rule of the plant, so that it stays whatever later history shows.</source>
        <translation>제안은 이 목록의 순서를 어기지 않습니다. 우연이면 거절하고, 공장의 규칙이면 승인하십시오. 승인한 것은 이후 이력과 관계없이 지켜집니다.</translation>
    </message>
    <message>
        <source>Find an operation code</source>
        <translation>공정코드 찾기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>By history</source>
        <translation>이력대로</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>승인됨</translation>
    </message>
    <message>
        <source>Vetoed</source>
        <translation>거절됨</translation>
    </message>
</context>
<context>
    <name>OutcomeWords</name>
    <message>
        <source>Not better, so the active version stays. {outcome}</source>
        <translation>더 낫지 않아 활성 버전을 유지합니다. {outcome}</translation>
    </message>
    <message>
        <source>Another program trains on this data; this training waits.</source>
        <translation>다른 프로그램이 이 데이터로 학습 중이므로 이 학습은 기다립니다.</translation>
    </message>
    <message>
        <source>Failed and is tried again at {time}: {error}</source>
        <translation>실패, {time}에 다시 시도합니다: {error}</translation>
    </message>
    <message>
        <source>Published: version {version}</source>
        <translation>게시 완료, 버전: {version}</translation>
    </message>
</context>
<context>
    <name>Planning</name>
    <message>
        <source>Enter a number, or nothing for an unknown time.</source>
        <translation>숫자를 입력하고, 모르는 시간은 비워 두세요.</translation>
    </message>
    <message>
        <source>A time must be 0 or more.</source>
        <translation>시간은 0 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>A time must be at most {most}.</source>
        <translation>시간의 최댓값: {most}</translation>
    </message>
    <message>
        <source>It comes after {before}: a rule that was approved.</source>
        <translation>다음 공정 뒤에 와야 합니다(승인된 규칙): {before}</translation>
    </message>
    <message>
        <source>It comes after {before} in {held} of {seen} routings.</source>
        <translation>라우팅 {seen}건 중 {held}건에서 다음 공정 뒤에 옵니다: {before}</translation>
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
        <translation>시간이 0~10,000 범위를 벗어났습니다.</translation>
    </message>
    <message>
        <source>The sequence number is not larger than the one before.</source>
        <translation>공정순서가 앞 공정보다 크지 않습니다.</translation>
    </message>
    <message>
        <source>Sequence numbers are not 10, 20, 30 …</source>
        <translation>공정순서가 10, 20, 30 … 이 아닙니다.</translation>
    </message>
    <message>
        <source>Subcontracted, but no subcontractor is named.</source>
        <translation>외주 공정인데 외주처가 없습니다.</translation>
    </message>
    <message>
        <source>The closing stages are in another order.</source>
        <translation>마무리 공정의 순서가 다릅니다.</translation>
    </message>
    <message>
        <source>The order is {stages}.</source>
        <translation>순서는 {stages}입니다.</translation>
    </message>
    <message>
        <source>The plant makes it the other way round.</source>
        <translation>이 공장의 순서와 반대입니다.</translation>
    </message>
    <message>
        <source>Nothing is made yet that could be inspected.</source>
        <translation>검사할 가공이 아직 없습니다.</translation>
    </message>
    <message>
        <source>An inspection without the inspection mark.</source>
        <translation>검사 표시가 없는 검사 공정입니다.</translation>
    </message>
</context>
<context>
    <name>PredictedActual</name>
    <message>
        <source>Not measured: no held-out booking has predicted minutes.</source>
        <translation>측정하지 못함: 예측 시간이 있는 검증용 실적이 없습니다.</translation>
    </message>
    <message>
        <source>{item}, operation {job} at {work_center}: predicted {predicted} min ({low} to {high}), booked {actual} min</source>
        <translation>{item}, 공정 {job}, 작업장 {work_center}: 예측 {predicted}분 ({low} ~ {high}), 실적 {actual}분</translation>
    </message>
    <message>
        <source>{n} held-out lots; a ring lies outside its 80 % band.</source>
        <translation>검증용 로트 {n}건. 고리는 80 % 구간 밖입니다.</translation>
    </message>
    <message>
        <source>Lots with 0 minutes, which have no place here: {n}.</source>
        <translation>표시할 수 없는 0분 로트: {n}건</translation>
    </message>
    <message>
        <source>Predicted against actual</source>
        <translation>예측과 실적</translation>
    </message>
    <message>
        <source>Booked minutes of the lot</source>
        <translation>로트의 실적 시간(분)</translation>
    </message>
    <message>
        <source>Predicted minutes of the lot</source>
        <translation>로트의 예측 시간(분)</translation>
    </message>
</context>
<context>
    <name>ProfileBox</name>
    <message>
        <source>Weight profile</source>
        <translation>가중치 프로파일</translation>
    </message>
    <message>
        <source>How much each attribute counts for the similarity.</source>
        <translation>유사도에서 각 속성이 차지하는 비중입니다.</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
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
        <translation>시작하는 중</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>QualityPages</name>
    <message>
        <source>Cycles</source>
        <translation>사이클</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>A sample asked again and again, over the months.</source>
        <translation>샘플을 몇 달에 걸쳐 반복해서 질문합니다.</translation>
    </message>
    <message>
        <source>The version&apos;s method against its baselines.</source>
        <translation>버전의 방법을 기준 방법과 비교합니다.</translation>
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
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Report saved: {file}</source>
        <translation>보고서 저장됨: {file}</translation>
    </message>
    <message>
        <source>Measured: version {version}</source>
        <translation>측정 완료, 버전: {version}</translation>
    </message>
    <message>
        <source>Measuring was cancelled; nothing was changed.</source>
        <translation>측정을 취소했습니다. 아무것도 바뀌지 않았습니다.</translation>
    </message>
    <message>
        <source>Version {version} · {protocol} · {source} · measured {time}</source>
        <translation>버전 {version} · {protocol} · {source} · 측정 {time}</translation>
    </message>
    <message>
        <source>The active version was not measured yet</source>
        <translation>활성 버전을 아직 측정하지 않았습니다</translation>
    </message>
    <message>
        <source>Measuring holds part of the history out, asks, and compares.</source>
        <translation>측정은 이력 일부를 숨기고 질문하여 비교합니다.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>측정</translation>
    </message>
</context>
<context>
    <name>QuestionForm</name>
    <message>
        <source>Options: {summary}</source>
        <translation>옵션: {summary}</translation>
    </message>
    <message>
        <source> pcs</source>
        <translation>개</translation>
    </message>
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
        <source>Order quantity</source>
        <translation>오더 수량</translation>
    </message>
    <message>
        <source>Order quantity: the pieces for which total minutes are shown</source>
        <translation>오더 수량: 총 시간을 계산하는 수량</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>Learned model ({model}): × {factor}</source>
        <translation>학습 모델({model}): × {factor}</translation>
    </message>
    <message>
        <source>Shown: standard time (P50)</source>
        <translation>표시값: 표준 시간(P50)</translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation>근거</translation>
    </message>
    <message>
        <source>Orders (items)</source>
        <translation>오더 수(품목 수)</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>근거별 시간</translation>
    </message>
    <message>
        <source>Minutes by this evidence alone</source>
        <translation>이 근거만으로 본 시간(분)</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>비중</translation>
    </message>
    <message>
        <source>How much it counts against the lines above; few orders count little</source>
        <translation>위 줄에 비해 차지하는 비중. 오더가 적으면 작습니다</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Minutes after this line</source>
        <translation>이 줄까지 계산한 시간(분)</translation>
    </message>
    <message>
        <source>ERP standard</source>
        <translation>ERP 표준</translation>
    </message>
    <message>
        <source>Trimmed</source>
        <translation>절사됨</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>실적</translation>
    </message>
    <message>
        <source>Comparable</source>
        <translation>환산</translation>
    </message>
    <message>
        <source>For the asked item and today, by the factors that were learned</source>
        <translation>학습된 계수로 이 품목과 현재에 맞춘 시간</translation>
    </message>
</context>
<context>
    <name>ReceiptView</name>
    <message>
        <source>Reckoning the minutes again…</source>
        <translation>시간을 다시 계산하는 중…</translation>
    </message>
    <message>
        <source>No operation chosen</source>
        <translation>선택한 공정이 없습니다</translation>
    </message>
    <message>
        <source>Choose an operation in Routing, Candidates or Compare.</source>
        <translation>라우팅, 후보 또는 비교에서 공정을 고르십시오.</translation>
    </message>
    <message>
        <source>There are no minutes: neither bookings nor a standard.</source>
        <translation>시간이 없습니다. 실적도 표준도 없습니다.</translation>
    </message>
    <message>
        <source>Reckoned again it gives the minutes shown.</source>
        <translation>다시 계산하면 표시된 시간과 같습니다.</translation>
    </message>
    <message>
        <source>Reckoned again it gives {minutes} min, not what is shown.</source>
        <translation>다시 계산하면 {minutes}분으로, 표시된 시간과 다릅니다.</translation>
    </message>
    <message>
        <source>P10–P90: {low} to {high} of it, held against {n} later orders.</source>
        <translation>P10–P90: 그 {low} ~ {high}, 이후 오더 {n}건으로 검증.</translation>
    </message>
    <message>
        <source>Choose a line to see its orders.</source>
        <translation>줄을 고르면 오더를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Standards of the ERP, corrected by what bookings took: {number}</source>
        <translation>실적으로 보정한 ERP 표준: {number}건</translation>
    </message>
    <message>
        <source>Orders: {counted} counted, {left_out} left out</source>
        <translation>오더: {counted}건 반영, {left_out}건 제외</translation>
    </message>
    <message>
        <source>A standard time: no order stands behind it.</source>
        <translation>표준 시간이며 오더 근거가 없습니다.</translation>
    </message>
    <message>
        <source>{n} orders of {items} items: too many to list</source>
        <translation>품목 {items}개의 오더 {n}건: 너무 많아 나열하지 않음</translation>
    </message>
    <message>
        <source>Setup per lot</source>
        <translation>로트당 셋업</translation>
    </message>
    <message>
        <source>Run per piece</source>
        <translation>개당 작업</translation>
    </message>
    <message>
        <source>Receipt of</source>
        <translation>계산 내역 대상</translation>
    </message>
    <message>
        <source>How the minutes came about</source>
        <translation>시간 계산 과정</translation>
    </message>
    <message>
        <source>Orders of the chosen line</source>
        <translation>고른 줄의 오더</translation>
    </message>
</context>
<context>
    <name>Rehearsal</name>
    <message>
        <source>A training now would learn from this. Nothing was written.</source>
        <translation>지금 학습하면 다음에서 배웁니다. 아무것도 쓰지 않았습니다.</translation>
    </message>
    <message>
        <source>Source: {source}, brought in {time}</source>
        <translation>원본: {source}, 가져온 때: {time}</translation>
    </message>
    <message>
        <source>Items: {number}</source>
        <translation>품목: {number}</translation>
    </message>
    <message>
        <source>Operations: {number}</source>
        <translation>공정: {number}</translation>
    </message>
    <message>
        <source>Work results: {number}</source>
        <translation>작업실적: {number}</translation>
    </message>
    <message>
        <source>Duration, as the last one took: {time}</source>
        <translation>예상 시간(지난 학습 기준): {time}</translation>
    </message>
    <message>
        <source>Waiting before it: {number}</source>
        <translation>앞선 대기: {number}</translation>
    </message>
    <message>
        <source>The line is full: it could not be asked for now.</source>
        <translation>대기열이 가득 차 지금은 요청할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>RoutingBar</name>
    <message>
        <source>Nothing else in the candidates</source>
        <translation>후보에 다른 공정이 없습니다</translation>
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
        <translation>제안 상태로 되돌리기</translation>
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
        <source>Order…</source>
        <translation>순서…</translation>
    </message>
    <message>
        <source>Which operation comes before which, as history shows it</source>
        <translation>이력에 따른 공정의 앞뒤 순서</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>계산 내역</translation>
    </message>
    <message>
        <source>How the minutes were reckoned</source>
        <translation>시간을 계산한 과정</translation>
    </message>
    <message>
        <source>From candidates</source>
        <translation>후보에서 추가</translation>
    </message>
    <message>
        <source>Add an operation that one of the candidates has</source>
        <translation>후보에 있는 공정을 추가합니다</translation>
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
        <translation>Excel, 모든 후보 포함…</translation>
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
        <translation>직접 작성: 제안 없음</translation>
    </message>
    <message>
        <source>Existing routing {routing}</source>
        <translation>기존 라우팅 {routing}</translation>
    </message>
    <message>
        <source>From candidate {rank}: as {item}, routing {routing}</source>
        <translation>후보 {rank}: 기준 {item}, 라우팅 {routing}</translation>
    </message>
</context>
<context>
    <name>RoutingPanel</name>
    <message>
        <source>take candidate {rank}</source>
        <translation>후보 {rank} 적용</translation>
    </message>
    <message>
        <source>add {operation}</source>
        <translation>추가: {operation}</translation>
    </message>
    <message>
        <source>add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>delete {operations}</source>
        <translation>삭제: {operations}</translation>
    </message>
    <message>
        <source>reset to the proposal</source>
        <translation>제안으로 초기화</translation>
    </message>
    <message>
        <source>No routing yet</source>
        <translation>아직 라우팅이 없습니다</translation>
    </message>
    <message>
        <source>Ask for an item; its best candidate appears here to be edited.</source>
        <translation>품목을 질문하면 가장 좋은 후보가 여기에 나타나고 편집할 수 있습니다.</translation>
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
        <translation>분</translation>
    </message>
    <message>
        <source>Setup per lot</source>
        <translation>로트당 셋업</translation>
    </message>
    <message>
        <source>Run per piece</source>
        <translation>개당 작업</translation>
    </message>
    <message>
        <source>Shown: entered by the planner</source>
        <translation>표시 값: 플래너 입력</translation>
    </message>
    <message>
        <source>Shown: the standard time (P50) of the evidence</source>
        <translation>표시 값: 근거의 표준시간 (P50)</translation>
    </message>
    <message>
        <source>Shown: the time of the routing it was taken from</source>
        <translation>표시 값: 가져온 라우팅의 시간</translation>
    </message>
    <message>
        <source>Unit of all times of the row</source>
        <translation>이 행의 모든 시간 단위</translation>
    </message>
    <message>
        <source>Days a subcontractor needs</source>
        <translation>외주에 걸리는 일수</translation>
    </message>
    <message>
        <source>Minutes per lot</source>
        <translation>로트당 시간(분)</translation>
    </message>
    <message>
        <source>Minutes for the base quantity</source>
        <translation>기준수량당 시간(분)</translation>
    </message>
    <message>
        <source>The ERP&apos;s own standard made from actuals, minutes per lot</source>
        <translation>ERP의 실적 표준, 로트당 시간(분)</translation>
    </message>
    <message>
        <source>The ERP&apos;s own standard made from actuals, minutes for the base quantity</source>
        <translation>ERP의 실적 표준, 기준수량당 시간(분)</translation>
    </message>
    <message>
        <source>Time unit</source>
        <translation>시간단위</translation>
    </message>
    <message>
        <source>{what} of {operation}</source>
        <translation>{operation}: {what}</translation>
    </message>
    <message>
        <source>move {operation}</source>
        <translation>이동: {operation}</translation>
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
        <translation>{quantity}개 합계: {minutes}분</translation>
    </message>
    <message>
        <source>No work results stand behind these times</source>
        <translation>이 시간에는 바탕이 된 실적이 없습니다</translation>
    </message>
    <message>
        <source>Expected from history: {standard} min</source>
        <translation>이력 기준 예상: {standard}분</translation>
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
        <translation>{percent} · 걸린 시간 {elapsed}</translation>
    </message>
    <message>
        <source>No training since the start of the program</source>
        <translation>프로그램 시작 후 학습이 없습니다</translation>
    </message>
    <message>
        <source>Stages, figures and log of a training are shown here while it runs.</source>
        <translation>학습하는 동안 단계, 수치, 로그가 여기에 나타납니다.</translation>
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
        <translation>취소했습니다. 아무것도 바뀌지 않았습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop this training; nothing is changed then.</source>
        <translation>이 학습을 중지합니다. 아무것도 바뀌지 않습니다.</translation>
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
        <translation>측정하지 못함: {reason}</translation>
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
        <translation>이 행의 질문 또는 실적 수. 각 값은 설명 풍선에 있습니다.</translation>
    </message>
    <message>
        <source>n {count}; in brackets the 95 % interval</source>
        <translation>n {count}, 괄호 안은 95 % 구간</translation>
    </message>
    <message>
        <source>Against the baselines</source>
        <translation>기준 방법과 비교</translation>
    </message>
    <message>
        <source>Routings</source>
        <translation>라우팅</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>시간(분)</translation>
    </message>
    <message>
        <source>By distance</source>
        <translation>거리별</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Search the settings…</source>
        <translation>설정 검색…</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>설정 검색</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>구역</translation>
    </message>
    <message>
        <source>No setting matches.</source>
        <translation>맞는 설정이 없습니다.</translation>
    </message>
    <message>
        <source>Take all of yours back…</source>
        <translation>내 설정 모두 되돌리기…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Changes not saved: {number}</source>
        <translation>저장하지 않은 변경: {number}</translation>
    </message>
    <message>
        <source>They are gone when the settings are closed.</source>
        <translation>설정을 닫으면 사라집니다.</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>저장하지 않고 닫기</translation>
    </message>
    <message>
        <source>Take back all values you set? Settings: {number}</source>
        <translation>직접 설정한 값을 모두 되돌리겠습니까? 설정: {number}</translation>
    </message>
    <message>
        <source>What IT or the program set counts in their place.</source>
        <translation>IT나 프로그램이 정한 값이 대신 쓰입니다.</translation>
    </message>
    <message>
        <source>Take them back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Settings saved: {number}</source>
        <translation>저장한 설정: {number}</translation>
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
        <translation>요청하지 않음</translation>
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
        <source>Took</source>
        <translation>걸린 시간</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <source>Part of the whole training that was done then.</source>
        <translation>그 시점까지 끝난 전체 학습의 비율입니다.</translation>
    </message>
</context>
<context>
    <name>StandardsPanel</name>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Judge standards</source>
        <translation>표준 판정</translation>
    </message>
    <message>
        <source>{decision}: {item} · {operation}</source>
        <translation>{decision}: {item} · {operation}</translation>
    </message>
    <message>
        <source>Export approved standards</source>
        <translation>승인한 표준 내보내기</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 통합 문서 (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV for Excel (*.csv)</source>
        <translation>Excel용 CSV (*.csv)</translation>
    </message>
    <message>
        <source>Judge again</source>
        <translation>다시 판정</translation>
    </message>
    <message>
        <source>Compare all standards with the bookings anew</source>
        <translation>모든 표준을 실적과 다시 비교합니다</translation>
    </message>
    <message>
        <source>Export approved…</source>
        <translation>승인 내보내기…</translation>
    </message>
    <message>
        <source>Excel or CSV of the approved standards that were not exported yet</source>
        <translation>아직 내보내지 않은 승인 표준을 Excel 또는 CSV로</translation>
    </message>
    <message>
        <source>Standards that bookings contradict: {number}</source>
        <translation>실적과 어긋나는 표준: {number}</translation>
    </message>
    <message>
        <source>Judged: {judged} standards with enough orders, of {standards}. Contradicted: {cases}. Data of {moment}.</source>
        <translation>판정: 표준 {standards} 중 오더가 충분한 {judged}. 어긋남: {cases}. 데이터: {moment}.</translation>
    </message>
    <message>
        <source>Data or settings changed since: judge again.</source>
        <translation>그 뒤 데이터나 설정이 바뀌었습니다. 다시 판정하세요.</translation>
    </message>
    <message>
        <source>Comparing the standards with the bookings…</source>
        <translation>표준을 실적과 비교하는 중…</translation>
    </message>
    <message>
        <source>No plant data yet</source>
        <translation>아직 공장 데이터가 없습니다</translation>
    </message>
    <message>
        <source>Standards are judged by the work results that a sync brings in.</source>
        <translation>표준은 동기화로 가져온 작업실적으로 판정합니다.</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>지금 동기화</translation>
    </message>
    <message>
        <source>The standards could not be judged</source>
        <translation>표준을 판정하지 못했습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Nothing was judged yet</source>
        <translation>아직 판정하지 않았습니다</translation>
    </message>
    <message>
        <source>The program compares every standard with what was booked on it and lists those that bookings contradict.</source>
        <translation>모든 표준시간을 그 실적과 비교하여 실적과 어긋나는 것을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Exported and checked, standards: {number}. File: {file}</source>
        <translation>내보내고 확인했습니다. 표준: {number}. 파일: {file}</translation>
    </message>
</context>
<context>
    <name>StartBar</name>
    <message>
        <source>The line is full; wait for a training to end.</source>
        <translation>대기열이 가득 찼습니다. 학습이 끝날 때까지 기다리세요.</translation>
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
        <translation>이력 일부를 숨기고 비교합니다. 학습만큼 더 걸립니다.</translation>
    </message>
    <message>
        <source>Activate when better</source>
        <translation>더 나으면 활성화</translation>
    </message>
    <message>
        <source>The new version answers when it is better than the active one on held-out items. Without measuring nothing is compared, and it answers at once.</source>
        <translation>따로 둔 품목에서 활성 버전보다 나으면 새 버전이 답합니다. 측정하지 않으면 비교 없이 바로 답합니다.</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>모의 실행</translation>
    </message>
    <message>
        <source>Say what it would learn from and how long it would take; nothing is written.</source>
        <translation>무엇에서 배우고 얼마나 걸릴지 알려 줍니다. 아무것도 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>학습 시작</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>No plant data yet</source>
        <translation>공장 데이터 없음</translation>
    </message>
    <message>
        <source>{source} · updated {age}</source>
        <translation>{source} · {age} 갱신</translation>
    </message>
    <message>
        <source>{items} items, {operations} operations, {results} work results</source>
        <translation>품목 {items}, 공정 {operations}, 작업실적 {results}</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>모델 없음</translation>
    </message>
    <message>
        <source>Model cannot be used: {version}</source>
        <translation>사용할 수 없는 모델: {version}</translation>
    </message>
    <message>
        <source>Model {version}</source>
        <translation>모델 {version}</translation>
    </message>
    <message>
        <source>Learned {moment} from {routings} routings and {orders} work orders</source>
        <translation>학습: {moment}, 라우팅 {routings}, 작업 오더 {orders}</translation>
    </message>
    <message>
        <source>Notices, not read: {number}</source>
        <translation>읽지 않은 알림: {number}</translation>
    </message>
</context>
<context>
    <name>SurestFirst</name>
    <message>
        <source>Not measured: nothing was proposed.</source>
        <translation>측정되지 않음: 제안이 없습니다.</translation>
    </message>
    <message>
        <source>The surest proposals</source>
        <translation>가장 확실한 제안</translation>
    </message>
    <message>
        <source>How many are exactly right when only the surest part is proposed.</source>
        <translation>확실한 부분만 제안할 때 정확히 맞는 비율입니다.</translation>
    </message>
    <message>
        <source>Exactly right (%)</source>
        <translation>정확히 맞음 (%)</translation>
    </message>
    <message>
        <source>Part of the questions, surest first (%)</source>
        <translation>질문 비율, 확실한 순 (%)</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Save the whole log</source>
        <translation>전체 로그 저장</translation>
    </message>
    <message>
        <source>Log (*.log)</source>
        <translation>로그 (*.log)</translation>
    </message>
    <message>
        <source>Saved the log: {file}</source>
        <translation>로그 저장됨: {file}</translation>
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
    <name>TrainingWatch</name>
    <message>
        <source>The record of trainings was damaged and was restored from its last backup. The damaged one is kept: {file}</source>
        <translation>학습 기록이 손상되어 마지막 백업에서 복원했습니다. 손상된 파일은 보관했습니다: {file}</translation>
    </message>
    <message>
        <source>The record of trainings was damaged and starts anew. The damaged one is kept: {file}</source>
        <translation>학습 기록이 손상되어 새로 시작합니다. 손상된 파일은 보관했습니다: {file}</translation>
    </message>
    <message>
        <source>A threshold is broken, so a training was put in line: {reason}</source>
        <translation>기준을 벗어나 학습을 대기열에 넣었습니다: {reason}</translation>
    </message>
    <message>
        <source>Since the window was closed: {outcomes}</source>
        <translation>창을 닫은 뒤: {outcomes}</translation>
    </message>
    <message>
        <source>Further trainings in the history: {n}</source>
        <translation>이력에 있는 그 밖의 학습: {n}</translation>
    </message>
    <message>
        <source>Training failed: {error}</source>
        <translation>학습 실패: {error}</translation>
    </message>
    <message>
        <source>Training ended; the active version stays. {outcome}</source>
        <translation>학습이 끝났고 활성 버전을 유지합니다. {outcome}</translation>
    </message>
    <message>
        <source>Training ended: version {version}. {outcome}</source>
        <translation>학습 끝: 버전 {version}. {outcome}</translation>
    </message>
</context>
<context>
    <name>UnitsView</name>
    <message>
        <source>Units of the operations</source>
        <translation>공정의 단위</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>실적</translation>
    </message>
    <message>
        <source>Booked / standard</source>
        <translation>실적 / 표준</translation>
    </message>
    <message>
        <source>Median of booked by standard run minutes. Near 1 are minutes, near 0.017 hours, near 60 seconds.</source>
        <translation>실적 작업시간을 표준으로 나눈 값의 중앙값. 1에 가까우면 분, 0.017에 가까우면 시간, 60에 가까우면 초입니다.</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>읽은 단위</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>기준</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>읽은 뒤</translation>
    </message>
    <message>
        <source>Set-up / standard</source>
        <translation>셋업 / 표준</translation>
    </message>
    <message>
        <source>Set-up read as</source>
        <translation>셋업 단위</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>환산</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>Nothing was compared yet</source>
        <translation>아직 비교하지 않았습니다</translation>
    </message>
    <message>
        <source>Look through the bookings on the page Cleaning.</source>
        <translation>실적 정제 페이지에서 실적을 살펴보세요.</translation>
    </message>
    <message>
        <source>Nothing to compare with</source>
        <translation>비교할 것이 없습니다</translation>
    </message>
    <message>
        <source>Units are told by standard times, and no booked operation has one.</source>
        <translation>단위는 표준시간으로 알 수 있는데, 실적이 있는 공정에 표준시간이 없습니다.</translation>
    </message>
    <message>
        <source>Operations: {number}. Converted: {odd}. Too few bookings or too far off to tell: {unknown}. An operation needs 20 bookings with a standard.</source>
        <translation>공정: {number}. 환산: {odd}. 실적이 적거나 너무 달라 알 수 없음: {unknown}. 공정마다 표준이 있는 실적 20건이 필요합니다.</translation>
    </message>
</context>
<context>
    <name>VerdictList</name>
    <message>
        <source>What it says</source>
        <translation>결과 요약</translation>
    </message>
    <message>
        <source>Notes of the evaluation</source>
        <translation>평가 비고</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>{measure}: better than: {baseline}, {gain}</source>
        <translation>{measure}: 기준선 대비 나음 · {baseline} · {gain}</translation>
    </message>
    <message>
        <source>{measure}: worse than: {baseline}, {gain}</source>
        <translation>{measure}: 기준선 대비 나쁨 · {baseline} · {gain}</translation>
    </message>
    <message>
        <source>{measure}: not surely better than: {baseline}, {gain}</source>
        <translation>{measure}: 기준선 대비 확실히 낫지는 않음 · {baseline} · {gain}</translation>
    </message>
    <message>
        <source>Negative control: not measured</source>
        <translation>대조 실험: 측정하지 않음</translation>
    </message>
    <message>
        <source>Negative control: a gain where none can be, on shuffled routings; do not trust the figures: {gain}</source>
        <translation>대조 실험: 섞은 라우팅에서 있을 수 없는 이득이 나왔습니다. 수치를 믿지 마세요: {gain}</translation>
    </message>
    <message>
        <source>Negative control: no gain on shuffled routings, as it must be: {gain}</source>
        <translation>대조 실험: 섞은 라우팅에서 이득 없음(정상): {gain}</translation>
    </message>
    <message>
        <source>{gain} ({low} to {high}, n {n})</source>
        <translation>{gain} ({low} ~ {high}, n {n})</translation>
    </message>
    <message>
        <source>{gain} points</source>
        <translation>{gain}%p</translation>
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
        <translation>생성일</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
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
        <translation>오더 수</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Not measured: trained without measuring.</source>
        <translation>측정하지 않음: 측정 없이 학습했습니다.</translation>
    </message>
    <message>
        <source>Not measured: the history did not allow it.</source>
        <translation>측정하지 않음: 이력이 부족합니다.</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>거부됨</translation>
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
        <translation>버전 목록을 볼 수 없습니다</translation>
    </message>
    <message>
        <source>Refused: {problem}</source>
        <translation>거부됨: {problem}</translation>
    </message>
    <message>
        <source>Activate this version? {version}</source>
        <translation>이 버전을 활성화할까요? {version}</translation>
    </message>
    <message>
        <source>It answers every question from now on. Active until now: {version}</source>
        <translation>지금부터 모든 질문에 답합니다. 현재 활성 버전: {version}</translation>
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
        <translation>지금부터 모든 질문에 답합니다. 현재 버전은 목록에 남습니다.</translation>
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
        <translation>파일이 삭제되며 취소할 수 없습니다.</translation>
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
        <translation>삭제한 버전: {version}</translation>
    </message>
    <message>
        <source>No model is trained yet</source>
        <translation>학습한 모델이 없습니다</translation>
    </message>
    <message>
        <source>A training learns from the plant&apos;s data and makes the first version.</source>
        <translation>공장 데이터로 학습하여 첫 버전을 만듭니다.</translation>
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
        <source>Compare…</source>
        <translation>비교…</translation>
    </message>
    <message>
        <source>What it answers otherwise than the active version, its figures and settings. With two versions chosen: these two.</source>
        <translation>활성 버전과 다르게 답하는 것, 수치, 설정을 봅니다. 버전 두 개를 선택하면 그 둘을 비교합니다.</translation>
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
        <translation>이 학습을 대기열에서 빼기</translation>
    </message>
    <message>
        <source>Tried again after a failure: {error}</source>
        <translation>실패 후 다시 시도: {error}</translation>
    </message>
</context>
<context>
    <name>WeightChoice</name>
    <message>
        <source>Learned</source>
        <translation>학습값</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>전문가</translation>
    </message>
</context>
<context>
    <name>WeightRow</name>
    <message>
        <source>Back to the learned weight: {attribute}</source>
        <translation>학습된 가중치로 되돌리기: {attribute}</translation>
    </message>
</context>
<context>
    <name>WeightsDialog</name>
    <message>
        <source>Reading the learned weights…</source>
        <translation>학습된 가중치를 읽는 중…</translation>
    </message>
    <message>
        <source>The active version compares no attribute.</source>
        <translation>활성 버전은 비교하는 속성이 없습니다.</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>내 가중치</translation>
    </message>
    <message>
        <source>At least one attribute needs a weight above 0.</source>
        <translation>가중치가 0보다 큰 속성이 하나는 있어야 합니다.</translation>
    </message>
    <message>
        <source>This name is taken by a profile of the program.</source>
        <translation>이 이름은 프로그램의 프로파일이 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>Changed, not saved yet. Saved weights are asked with at once.</source>
        <translation>바뀌었지만 아직 저장되지 않았습니다. 저장하면 바로 적용됩니다.</translation>
    </message>
    <message>
        <source>This profile does not apply: it names no attribute of this plant.</source>
        <translation>적용되지 않는 프로파일입니다. 이 공장의 속성이 하나도 없습니다.</translation>
    </message>
    <message>
        <source>Questions are asked with these weights.</source>
        <translation>지금 이 가중치로 예측합니다.</translation>
    </message>
    <message>
        <source>Use asks with these weights.</source>
        <translation>적용을 누르면 이 가중치로 예측합니다.</translation>
    </message>
    <message>
        <source>Attribute weights</source>
        <translation>속성 가중치</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Own profile</source>
        <translation>내 프로파일</translation>
    </message>
    <message>
        <source>Name of the own profile</source>
        <translation>내 프로파일 이름</translation>
    </message>
    <message>
        <source>Save and use</source>
        <translation>저장하고 적용</translation>
    </message>
    <message>
        <source>Delete profile</source>
        <translation>프로파일 삭제</translation>
    </message>
    <message>
        <source>0 leaves an attribute out, 4 counts most. Weights act at once on every question; nothing is trained anew.</source>
        <translation>0이면 속성을 빼고, 4가 가장 큽니다. 재학습 없이 모든 질문에 바로 적용됩니다.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Weight profile</source>
        <translation>가중치 프로파일</translation>
    </message>
    <message>
        <source>Find an attribute</source>
        <translation>속성 찾기</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>학습값</translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>Welcome to RoutingML Desktop</source>
        <translation>RoutingML Desktop 시작하기</translation>
    </message>
    <message>
        <source>As Windows speaks</source>
        <translation>Windows 언어에 맞춤</translation>
    </message>
    <message>
        <source>The demo plant, made on this PC</source>
        <translation>이 PC에서 만드는 데모 공장</translation>
    </message>
    <message>
        <source>The plant&apos;s own data</source>
        <translation>우리 공장 데이터</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>매핑</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>File, folder or connection string; empty: as the mapping says</source>
        <translation>파일, 폴더 또는 연결 문자열. 비우면 매핑을 따름</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Which plant?</source>
        <translation>어느 공장입니까?</translation>
    </message>
    <message>
        <source>Is the connection sound?</source>
        <translation>연결에 이상이 없습니까?</translation>
    </message>
    <message>
        <source>Where everything lives</source>
        <translation>저장 위치</translation>
    </message>
    <message>
        <source>It can be changed at any time under View, Language.</source>
        <translation>언제든지 보기 &gt; 언어에서 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>The ERP is only read. The demo plant shows everything without an ERP.</source>
        <translation>ERP는 읽기만 합니다. 데모 공장으로 ERP 없이 모든 기능을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Drivers, connection, tables and columns are looked at; nothing is changed.</source>
        <translation>드라이버, 연결, 테이블, 열을 살펴보며 아무것도 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>Plant data, models and settings stay in this folder on this PC. Another folder: start the program with --home.</source>
        <translation>공장 데이터, 모델, 설정은 이 PC의 다음 폴더에 있습니다. 다른 폴더를 쓰려면 --home으로 시작하십시오.</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>{steps}단계 중 {step}단계</translation>
    </message>
    <message>
        <source>Bring the data in</source>
        <translation>데이터 가져오기</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Checking the connection…</source>
        <translation>연결을 확인하는 중…</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>부족한 것이 없습니다.</translation>
    </message>
    <message>
        <source>Something is missing. It can be put right later in Settings.</source>
        <translation>부족한 것이 있습니다. 나중에 설정에서 바로잡을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>WhatIfView</name>
    <message>
        <source>What the changes move</source>
        <translation>변경에 따른 차이</translation>
    </message>
    <message>
        <source>Change a value above; operations and minutes follow at once.</source>
        <translation>위에서 값을 바꾸면 공정과 시간의 차이가 바로 나옵니다.</translation>
    </message>
    <message>
        <source>Similarity {before} → {after} · confidence {sure} → {now}</source>
        <translation>유사도 {before} → {after} · 신뢰도 {sure} → {now}</translation>
    </message>
    <message>
        <source>Nothing is proposed for it now: {outcome}</source>
        <translation>이제는 제안이 없습니다: {outcome}</translation>
    </message>
    <message>
        <source>A routing of {number} operations is proposed</source>
        <translation>공정 {number}개의 라우팅을 제안합니다</translation>
    </message>
    <message>
        <source>The same operations are proposed</source>
        <translation>제안 공정은 그대로입니다</translation>
    </message>
    <message>
        <source>Other operations: {changes}</source>
        <translation>공정이 달라짐: {changes}</translation>
    </message>
    <message>
        <source>{after} min for {quantity} pcs</source>
        <translation>{quantity}개 기준 {after}분</translation>
    </message>
    <message>
        <source>{before} → {after} min for {quantity} pcs ({moved})</source>
        <translation>{quantity}개 기준 {before} → {after}분 ({moved})</translation>
    </message>
    <message>
        <source>{moved} min</source>
        <translation>{moved}분</translation>
    </message>
    <message>
        <source>moves nothing</source>
        <translation>영향 없음</translation>
    </message>
    <message>
        <source>same operations</source>
        <translation>공정 같음</translation>
    </message>
    <message>
        <source>other operations</source>
        <translation>공정 다름</translation>
    </message>
    <message>
        <source>Found by asking again with only this attribute put back. {changes}</source>
        <translation>이 속성만 되돌려 다시 예측한 결과입니다. {changes}</translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>중지하는 중…</translation>
    </message>
</context>
<context>
    <name>WorkCenters</name>
    <message>
        <source>The {shown} of {all} work centers with most bookings.</source>
        <translation>실적이 많은 작업장 {shown} / {all}</translation>
    </message>
</context>
<context>
    <name>WorstItems</name>
    <message>
        <source>Items with the largest error</source>
        <translation>오차가 큰 품목</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>품목</translation>
    </message>
    <message>
        <source>A double click asks for the item.</source>
        <translation>두 번 클릭하면 이 품목을 질문합니다.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>품명</translation>
    </message>
    <message>
        <source>MAE (min)</source>
        <translation>MAE (분)</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>유사도</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>오더 수</translation>
    </message>
</context>
<context>
    <name>_DockTitle</name>
    <message>
        <source>Help for this dock (F1)</source>
        <translation>이 창의 도움말 (F1)</translation>
    </message>
    <message>
        <source>Take out of the window, or put back</source>
        <translation>창을 떼어 내거나 다시 붙이기</translation>
    </message>
    <message>
        <source>Close; View &gt; Docks shows it again</source>
        <translation>닫기. 보기 &gt; 창에서 다시 열 수 있습니다</translation>
    </message>
</context>
<context>
    <name>_LearnedBar</name>
    <message>
        <source>Learned weight {weight}</source>
        <translation>학습된 가중치 {weight}</translation>
    </message>
</context>
<context>
    <name>audit</name>
    <message>
        <source>Asked</source>
        <translation>질의</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>동기화</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Activated</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>되돌림</translation>
    </message>
    <message>
        <source>Removed a version</source>
        <translation>버전 삭제</translation>
    </message>
    <message>
        <source>Changed a setting</source>
        <translation>설정 변경</translation>
    </message>
    <message>
        <source>Decided on a standard</source>
        <translation>표준 결정</translation>
    </message>
    <message>
        <source>Decided on in-house work</source>
        <translation>사내 전환 결정</translation>
    </message>
    <message>
        <source>Refused by policy</source>
        <translation>정책으로 거부</translation>
    </message>
    <message>
        <source>Record was damaged</source>
        <translation>기록 손상</translation>
    </message>
    <message>
        <source>line {number} was altered</source>
        <translation>{number}번 줄이 변경됨</translation>
    </message>
    <message>
        <source>line {number} is missing</source>
        <translation>{number}번 줄이 없음</translation>
    </message>
    <message>
        <source>line {number} does not continue the one before</source>
        <translation>{number}번 줄이 앞줄과 이어지지 않음</translation>
    </message>
    <message>
        <source>line {number} was cut off at the end</source>
        <translation>끝에서 {number}번 줄이 잘림</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>number of items</source>
        <translation>품목 수</translation>
    </message>
    <message>
        <source>described by attributes</source>
        <translation>속성으로 설명</translation>
    </message>
    <message>
        <source>file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>form</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행 수</translation>
    </message>
    <message>
        <source>work results</source>
        <translation>실적 수</translation>
    </message>
    <message>
        <source>before</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>by</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>state</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>job</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>asked by</source>
        <translation>요청자</translation>
    </message>
    <message>
        <source>right</source>
        <translation>권한</translation>
    </message>
    <message>
        <source>from</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>to</source>
        <translation>이후</translation>
    </message>
    <message>
        <source>set by</source>
        <translation>설정 위치</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>결정</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>공정</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>순번</translation>
    </message>
    <message>
        <source>run minutes of a piece</source>
        <translation>개당 가공 시간(분)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>clipboard</source>
        <translation>클립보드</translation>
    </message>
    <message>
        <source>the backup</source>
        <translation>백업</translation>
    </message>
    <message>
        <source>an empty record</source>
        <translation>빈 기록</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>외주</translation>
    </message>
    <message>
        <source>train and stop trainings</source>
        <translation>학습 실행·중지</translation>
    </message>
    <message>
        <source>activate and remove versions</source>
        <translation>버전 활성화·삭제</translation>
    </message>
    <message>
        <source>decide on standards</source>
        <translation>표준 시간 결정</translation>
    </message>
    <message>
        <source>change settings</source>
        <translation>설정 변경</translation>
    </message>
    <message>
        <source>read the record</source>
        <translation>감사 기록 열람</translation>
    </message>
    <message>
        <source>program log</source>
        <translation>프로그램 로그</translation>
    </message>
    <message>
        <source>support file</source>
        <translation>지원 파일</translation>
    </message>
    <message>
        <source>audit record</source>
        <translation>감사 기록</translation>
    </message>
    <message>
        <source>approved standards</source>
        <translation>승인된 표준 시간</translation>
    </message>
    <message>
        <source>training log</source>
        <translation>학습 로그</translation>
    </message>
    <message>
        <source>quality cycle</source>
        <translation>품질 사이클</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
</context>
<context>
    <name>cleaning</name>
    <message>
        <source>Run minutes for no pieces say nothing about a piece.</source>
        <translation>수량이 없는 작업시간으로는 개당 시간을 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Nothing was booked, or pieces were made in no time.</source>
        <translation>시간이 없거나, 만든 수량에 시간이 0입니다.</translation>
    </message>
    <message>
        <source>Minutes below zero are no time.</source>
        <translation>0보다 작은 시간은 시간이 아닙니다.</translation>
    </message>
    <message>
        <source>More minutes in one booking than the setting allows.</source>
        <translation>한 실적의 시간이 설정 한도를 넘습니다.</translation>
    </message>
    <message>
        <source>Dated later than the data was brought in, so the date is wrong.</source>
        <translation>데이터를 가져온 때보다 나중 날짜이므로 날짜가 잘못되었습니다.</translation>
    </message>
    <message>
        <source>The row repeats another one in every column.</source>
        <translation>모든 열이 같은 행이 또 있습니다.</translation>
    </message>
    <message>
        <source>A further part of an order carries the same set-up again; it counts once.</source>
        <translation>오더의 다음 분할이 같은 셋업을 다시 싣고 있습니다. 한 번만 셉니다.</translation>
    </message>
    <message>
        <source>The machine stood; that is no work on the item.</source>
        <translation>설비가 멈춘 시간이며 품목의 작업이 아닙니다.</translation>
    </message>
    <message>
        <source>Repairing is not making.</source>
        <translation>재작업은 제작이 아닙니다.</translation>
    </message>
    <message>
        <source>No routing of the plant has this operation code, such as cleaning or waiting.</source>
        <translation>청소나 대기처럼 어느 라우팅에도 없는 공정코드입니다.</translation>
    </message>
    <message>
        <source>One worker or machine was booked on two jobs at once. Those more than half of whose bookings overlap work that way and are left alone.</source>
        <translation>한 작업자나 설비가 동시에 두 작업에 입력되었습니다. 실적의 절반 이상이 겹치면 원래 그렇게 일하는 것으로 보고 그대로 둡니다.</translation>
    </message>
    <message>
        <source>A work center or a worker books 5, 10, 15, 30 or 60 minutes and their multiples far more often than chance and the others explain. A single rounded booking cannot be told from a true one.</source>
        <translation>한 작업장이나 작업자가 5·10·15·30·60분 단위를 우연이나 다른 사람들에 비해 지나치게 자주 입력했습니다. 반올림한 실적 하나만으로는 참값과 구별할 수 없습니다.</translation>
    </message>
    <message>
        <source>One operation carries the minutes of others, on which nothing was booked. Told only where the others weigh enough.</source>
        <translation>한 공정이 입력되지 않은 다른 공정의 시간까지 싣고 있습니다. 다른 공정의 비중이 충분할 때만 알 수 있습니다.</translation>
    </message>
    <message>
        <source>A part of an order carries the minutes of all its pieces.</source>
        <translation>오더의 한 분할이 전체 수량의 시간을 싣고 있습니다.</translation>
    </message>
    <message>
        <source>Parts of an order&apos;s operation are added up.</source>
        <translation>나누어 보고한 오더 공정을 합칩니다.</translation>
    </message>
    <message>
        <source>Half a year lies between the parts: two orders of the same number.</source>
        <translation>분할 사이가 반년 이상이므로 번호가 같은 두 오더입니다.</translation>
    </message>
    <message>
        <source>Posted long after the work; it is dated by when the work was done.</source>
        <translation>작업 뒤 늦게 입력되었습니다. 작업한 때의 날짜로 봅니다.</translation>
    </message>
    <message>
        <source>The whole operation books hours, seconds or per piece; see the other page.</source>
        <translation>공정 전체가 시간, 초 또는 개당으로 입력합니다. 단위 페이지를 보세요.</translation>
    </message>
    <message>
        <source>About 60 times what is usual, or a sixtieth: hours taken for minutes.</source>
        <translation>보통의 약 60배 또는 60분의 1로, 시간과 분이 바뀐 것으로 보입니다.</translation>
    </message>
    <message>
        <source>Could not look: no booking tells when work began. Map the column “started”.</source>
        <translation>살펴볼 수 없음: 작업 시작을 알려 주는 실적이 없습니다. “started” 열을 매핑하세요.</translation>
    </message>
    <message>
        <source>Could not look: there are no standard times to compare with.</source>
        <translation>살펴볼 수 없음: 비교할 표준시간이 없습니다.</translation>
    </message>
    <message>
        <source>Could not look: there is no routing master, or bookings name no routing.</source>
        <translation>살펴볼 수 없음: 라우팅 마스터가 없거나 실적에 라우팅이 없습니다.</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;Program</source>
        <translation>프로그램(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>P&amp;lan</source>
        <translation>계획(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>모델(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Perspective</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Dock</source>
        <translation>창</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색상</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>품목</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>후보</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>라우팅</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>근거</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>품질</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Standards</source>
        <translation>표준시간</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>지금 동기화</translation>
    </message>
    <message>
        <source>Bring the plant&apos;s data in from the ERP.</source>
        <translation>ERP에서 공장 데이터를 가져옵니다.</translation>
    </message>
    <message>
        <source>Export routing…</source>
        <translation>라우팅 내보내기…</translation>
    </message>
    <message>
        <source>Write the routing to Excel, CSV or the clipboard.</source>
        <translation>라우팅을 Excel, CSV, 클립보드로 내보냅니다.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>Every setting, what it means and where it comes from.</source>
        <translation>모든 설정과 그 뜻, 값의 출처를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Audit record…</source>
        <translation>감사 기록…</translation>
    </message>
    <message>
        <source>Who did what, when and from which version.</source>
        <translation>누가 언제 어느 버전으로 무엇을 했는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Take back the last change of the routing.</source>
        <translation>라우팅의 마지막 변경을 취소합니다.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Make the change again that was taken back.</source>
        <translation>취소한 변경을 다시 적용합니다.</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>품목 찾기</translation>
    </message>
    <message>
        <source>Go to the search box of the item master.</source>
        <translation>품목 검색 칸으로 이동합니다.</translation>
    </message>
    <message>
        <source>Ask for item codes</source>
        <translation>품목코드로 질문</translation>
    </message>
    <message>
        <source>Go to the box that takes item codes.</source>
        <translation>품목코드 입력 칸으로 이동합니다.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>학습 시작</translation>
    </message>
    <message>
        <source>Learn a new model version from the plant&apos;s data.</source>
        <translation>공장 데이터로 새 모델 버전을 학습합니다.</translation>
    </message>
    <message>
        <source>Measure quality</source>
        <translation>품질 측정</translation>
    </message>
    <message>
        <source>Compare what the active version says with what was.</source>
        <translation>활성 버전의 답을 실제 이력과 비교합니다.</translation>
    </message>
    <message>
        <source>Run a quality cycle</source>
        <translation>품질 사이클 실행</translation>
    </message>
    <message>
        <source>Ask a sample of items again and compare the bookings.</source>
        <translation>샘플 품목을 다시 질문하고 실적과 비교합니다.</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>명령 찾기…</translation>
    </message>
    <message>
        <source>Every command by its name, in Korean or English.</source>
        <translation>모든 명령을 한국어나 영어 이름으로 찾습니다.</translation>
    </message>
    <message>
        <source>Help for this dock</source>
        <translation>이 창의 도움말</translation>
    </message>
    <message>
        <source>What the dock with the focus is for and how to use it.</source>
        <translation>현재 창의 용도와 사용법입니다.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>All keys on one page.</source>
        <translation>모든 단축키를 한 페이지에서 봅니다.</translation>
    </message>
    <message>
        <source>First steps…</source>
        <translation>처음 시작하기…</translation>
    </message>
    <message>
        <source>Language, plant, connection and where everything lives.</source>
        <translation>언어, 공장, 연결, 저장 위치를 정합니다.</translation>
    </message>
    <message>
        <source>Diagnostics…</source>
        <translation>진단…</translation>
    </message>
    <message>
        <source>What this PC has, what is missing, a file for support.</source>
        <translation>이 PC의 상태와 부족한 것, 지원용 파일을 보여 줍니다.</translation>
    </message>
    <message>
        <source>About RoutingML Desktop</source>
        <translation>RoutingML Desktop 정보</translation>
    </message>
    <message>
        <source>Version, folders and the parts it is made of.</source>
        <translation>버전, 폴더, 구성 요소입니다.</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Items, questions, candidates and the routing being made.</source>
        <translation>품목, 질문, 후보, 작성 중인 라우팅입니다.</translation>
    </message>
    <message>
        <source>Candidates side by side, with their evidence.</source>
        <translation>후보를 근거와 함께 나란히 봅니다.</translation>
    </message>
    <message>
        <source>How far the active version can be trusted.</source>
        <translation>활성 버전을 얼마나 믿을 수 있는지 봅니다.</translation>
    </message>
    <message>
        <source>Training, its log, the data behind it and the versions.</source>
        <translation>학습, 로그, 데이터, 버전을 봅니다.</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>배치 초기화</translation>
    </message>
    <message>
        <source>Put the docks of this perspective back in their places.</source>
        <translation>이 화면의 창을 처음 자리로 되돌립니다.</translation>
    </message>
    <message>
        <source>Save layout as…</source>
        <translation>배치를 다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Keep the places of the docks under a name of your own.</source>
        <translation>창 배치를 원하는 이름으로 저장합니다.</translation>
    </message>
    <message>
        <source>Colours of the desktop</source>
        <translation>시스템 색상</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>밝은 색상</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>어두운 색상</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Show this dock and go to it.</source>
        <translation>이 창을 열고 이동합니다.</translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>디스크</translation>
    </message>
    <message>
        <source>Folder of the versions</source>
        <translation>버전 폴더</translation>
    </message>
    <message>
        <source>{folder} can be read and written to</source>
        <translation>{folder} 읽기와 쓰기 가능</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>매핑</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>ODBC driver</source>
        <translation>ODBC 드라이버</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>품목</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>공정</translation>
    </message>
    <message>
        <source>Work results</source>
        <translation>실적</translation>
    </message>
    <message>
        <source>Items, names looked up</source>
        <translation>품목, 이름 조회</translation>
    </message>
    <message>
        <source>Operations, names looked up</source>
        <translation>공정, 이름 조회</translation>
    </message>
    <message>
        <source>Work results, names looked up</source>
        <translation>실적, 이름 조회</translation>
    </message>
    <message>
        <source>Items in memory</source>
        <translation>메모리의 품목</translation>
    </message>
    <message>
        <source>Model in memory</source>
        <translation>메모리의 모델</translation>
    </message>
    <message>
        <source>Neighbor index</source>
        <translation>이웃 색인</translation>
    </message>
    <message>
        <source>From start to first answer</source>
        <translation>시작부터 첫 답까지</translation>
    </message>
    <message>
        <source>First prediction</source>
        <translation>첫 예측</translation>
    </message>
    <message>
        <source>Later predictions</source>
        <translation>이후 예측</translation>
    </message>
    <message>
        <source>Whole process</source>
        <translation>전체 프로세스</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Sound. Not at their default: {number}</source>
        <translation>이상 없음. 기본값이 아닌 설정: {number}</translation>
    </message>
    <message>
        <source>{free} free for {folder}</source>
        <translation>{folder}: {free} 남음</translation>
    </message>
    <message>
        <source>{name}: {tables}</source>
        <translation>{name}: {tables}</translation>
    </message>
    <message>
        <source>{kind} {title}</source>
        <translation>{kind} {title}</translation>
    </message>
    <message>
        <source>The demo plant, which the first sync builds.</source>
        <translation>첫 동기화 때 만들어지는 데모 공장입니다.</translation>
    </message>
    <message>
        <source>No ODBC driver is installed. The one for SQL Server: {page}</source>
        <translation>ODBC 드라이버가 설치되어 있지 않습니다. SQL Server용: {page}</translation>
    </message>
    <message>
        <source>{title}: {system} through {driver} ({time})</source>
        <translation>{title}: {system}, 드라이버 {driver} ({time})</translation>
    </message>
    <message>
        <source>Columns missing: {columns}. Correct the mapping, or ask IT for the column.</source>
        <translation>없는 열: {columns}. 매핑을 고치거나 IT에 열을 요청하십시오.</translation>
    </message>
    <message>
        <source>Columns: {columns}, but no rows. Ask for data, or check the filters.</source>
        <translation>열 {columns}개, 행이 없습니다. 데이터를 요청하거나 필터를 확인하십시오.</translation>
    </message>
    <message>
        <source>Columns: {columns}, first row in {time}</source>
        <translation>열 {columns}개, 첫 행까지 {time}</translation>
    </message>
    <message>
        <source>{size}, read in {time}</source>
        <translation>{size}, 읽는 데 {time}</translation>
    </message>
    <message>
        <source>{size} of the model</source>
        <translation>모델 중 {size}</translation>
    </message>
    <message>
        <source>{time}</source>
        <translation>{time}</translation>
    </message>
    <message>
        <source>median {median}, 95 % within {p95} (n {n})</source>
        <translation>중앙값 {median}, 95 %는 {p95} 이내 (n {n})</translation>
    </message>
    <message>
        <source>{size} in memory</source>
        <translation>메모리 {size}</translation>
    </message>
    <message>
        <source>item master</source>
        <translation>품목 마스터</translation>
    </message>
    <message>
        <source>routing master</source>
        <translation>라우팅 마스터</translation>
    </message>
    <message>
        <source>work order results</source>
        <translation>작업실적</translation>
    </message>
</context>
<context>
    <name>failures</name>
    <message>
        <source>Something did not work.</source>
        <translation>작업이 되지 않았습니다.</translation>
    </message>
    <message>
        <source>The details say what.</source>
        <translation>자세한 내용을 확인하세요.</translation>
    </message>
    <message>
        <source>Something inside the program failed ({fault}).</source>
        <translation>프로그램 내부 오류가 생겼습니다 ({fault}).</translation>
    </message>
    <message>
        <source>Nothing of yours was changed. Send the report to support.</source>
        <translation>데이터는 바뀌지 않았습니다. 보고서를 담당자에게 보내 주세요.</translation>
    </message>
    <message>
        <source>Stopped as asked.</source>
        <translation>요청대로 중지했습니다.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>아무것도 바뀌지 않았습니다.</translation>
    </message>
    <message>
        <source>What was asked for cannot be used.</source>
        <translation>요청한 내용을 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>The details say why.</source>
        <translation>자세한 내용에 이유가 있습니다.</translation>
    </message>
    <message>
        <source>This item is not in the plant&apos;s data: {item_code}</source>
        <translation>공장 데이터에 없는 품목: {item_code}</translation>
    </message>
    <message>
        <source>Closest code: {closest}</source>
        <translation>가장 비슷한 코드: {closest}</translation>
    </message>
    <message>
        <source>A setting is not allowed: {key}</source>
        <translation>허용되지 않는 설정입니다: {key}</translation>
    </message>
    <message>
        <source>Correct it in this file: {file}</source>
        <translation>이 파일에서 고치십시오: {file}</translation>
    </message>
    <message>
        <source>This setting is locked by the machine policy: {key}</source>
        <translation>이 PC의 정책이 잠근 설정입니다: {key}</translation>
    </message>
    <message>
        <source>IT keeps the policy in this file: {file}</source>
        <translation>정책 파일은 IT가 관리합니다: {file}</translation>
    </message>
    <message>
        <source>The policy of this PC does not allow this: {right}</source>
        <translation>이 PC의 정책이 허용하지 않습니다: {right}</translation>
    </message>
    <message>
        <source>The policy of this PC lets no version of yours answer without measuring.</source>
        <translation>이 PC의 정책에 따라, 품질을 측정하지 않은 버전을 활성화할 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Tick Measure quality, or untick Activate when better. Your role here: {role} ({who}).</source>
        <translation>‘품질 측정’을 켜거나 ‘더 나으면 활성화’를 끄십시오. 현재 역할: {role} ({who}).</translation>
    </message>
    <message>
        <source>Your role here: {role} ({who}). Ask IT, who keep it.</source>
        <translation>현재 역할: {role} ({who}). 정책을 관리하는 IT에 문의하십시오.</translation>
    </message>
    <message>
        <source>The mapping cannot be used: {mapping}</source>
        <translation>사용할 수 없는 매핑: {mapping}</translation>
    </message>
    <message>
        <source>Correct the mapping file; the details say what is wrong.</source>
        <translation>매핑 파일을 고치세요. 자세한 내용에 이유가 있습니다.</translation>
    </message>
    <message>
        <source>There is no such weight profile: {name}</source>
        <translation>이런 가중치 프로파일이 없습니다: {name}</translation>
    </message>
    <message>
        <source>Choose another one under Ask, options.</source>
        <translation>질문의 옵션에서 다른 것을 고르십시오.</translation>
    </message>
    <message>
        <source>This weight profile does not apply to the plant: {name}</source>
        <translation>이 가중치 프로파일은 이 공장에 적용되지 않습니다: {name}</translation>
    </message>
    <message>
        <source>It gives no weight to any attribute of the plant. Choose another one under Ask, options.</source>
        <translation>이 공장의 속성에 주는 가중치가 없습니다. 질문의 옵션에서 다른 것을 고르십시오.</translation>
    </message>
    <message>
        <source>There is no report of this quality cycle: {cycle_id}</source>
        <translation>이 품질 사이클의 보고서가 없습니다: {cycle_id}</translation>
    </message>
    <message>
        <source>Reports of the last cycles are kept; run a new one.</source>
        <translation>최근 사이클의 보고서만 보관합니다. 새로 실행하세요.</translation>
    </message>
    <message>
        <source>There is no such model version: {name}</source>
        <translation>없는 모델 버전: {name}</translation>
    </message>
    <message>
        <source>Choose one of: {known}</source>
        <translation>다음 중에서 고르세요: {known}</translation>
    </message>
    <message>
        <source>A model version cannot have this name: {name}</source>
        <translation>사용할 수 없는 모델 버전 이름: {name}</translation>
    </message>
    <message>
        <source>Use letters, digits, dots and dashes.</source>
        <translation>영문자, 숫자, 점, 대시를 사용하세요.</translation>
    </message>
    <message>
        <source>This version is the active or the previous one: {name}</source>
        <translation>활성 또는 이전 버전입니다: {name}</translation>
    </message>
    <message>
        <source>Activate another version first.</source>
        <translation>먼저 다른 버전을 활성화하세요.</translation>
    </message>
    <message>
        <source>No earlier version was ever active.</source>
        <translation>이전에 활성이던 버전이 없습니다.</translation>
    </message>
    <message>
        <source>Activate a version from the list instead.</source>
        <translation>목록에서 버전을 활성화하세요.</translation>
    </message>
    <message>
        <source>This folder is on a network drive: {folder}</source>
        <translation>네트워크 드라이브의 폴더입니다: {folder}</translation>
    </message>
    <message>
        <source>Choose a home folder on this PC; databases break on shares.</source>
        <translation>이 PC의 폴더를 고르세요. 공유 폴더에서는 데이터베이스가 손상됩니다.</translation>
    </message>
    <message>
        <source>This file cannot be read: {file}</source>
        <translation>읽을 수 없는 파일: {file}</translation>
    </message>
    <message>
        <source>Check what it holds; the details say what is wrong.</source>
        <translation>파일 내용을 확인하세요. 자세한 내용에 이유가 있습니다.</translation>
    </message>
    <message>
        <source>This filter is not understood: {typed}</source>
        <translation>이해할 수 없는 필터: {typed}</translation>
    </message>
    <message>
        <source>Examples: &gt;5, 5..10, a*, =x, = for empty, !x, x;y;z</source>
        <translation>예: &gt;5, 5..10, a*, =x, =만 쓰면 빈 값, !x, x;y;z</translation>
    </message>
    <message>
        <source>The replay would have used what became known later: {what} ({dated})</source>
        <translation>과거 재현에 나중에 알려진 정보가 쓰였을 것입니다: {what} ({dated})</translation>
    </message>
    <message>
        <source>Leave this attribute out of the replay: {attribute}</source>
        <translation>재현에서 제외할 속성: {attribute}</translation>
    </message>
    <message>
        <source>There is no approved standard to export.</source>
        <translation>내보낼 승인 표준이 없습니다.</translation>
    </message>
    <message>
        <source>Approve one in Standards first.</source>
        <translation>먼저 표준시간 창에서 승인하세요.</translation>
    </message>
    <message>
        <source>A reason is needed to approve or reject a standard.</source>
        <translation>표준을 승인하거나 거절하려면 사유가 필요합니다.</translation>
    </message>
    <message>
        <source>Write why in the field above the buttons.</source>
        <translation>버튼 옆 칸에 사유를 쓰세요.</translation>
    </message>
    <message>
        <source>This cannot be exported in this form.</source>
        <translation>이 형식으로 내보낼 수 없습니다.</translation>
    </message>
    <message>
        <source>Nothing was written. Reason: {problem}</source>
        <translation>아무것도 쓰지 않았습니다. 이유: {problem}</translation>
    </message>
    <message>
        <source>There is no routing to export.</source>
        <translation>내보낼 라우팅이 없습니다.</translation>
    </message>
    <message>
        <source>Ask for an item first.</source>
        <translation>먼저 품목을 질문하세요.</translation>
    </message>
    <message>
        <source>The plant&apos;s data cannot be read.</source>
        <translation>공장 데이터를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The data on this PC stays usable.</source>
        <translation>이 PC의 데이터는 계속 사용할 수 있습니다.</translation>
    </message>
    <message>
        <source>This ODBC driver is not installed on this PC: {driver}</source>
        <translation>이 PC에 설치되지 않은 ODBC 드라이버: {driver}</translation>
    </message>
    <message>
        <source>Ask IT to install it. Installed drivers: {installed}</source>
        <translation>IT에 설치를 요청하세요. 설치된 드라이버: {installed}</translation>
    </message>
    <message>
        <source>No connection to the ERP: {server}</source>
        <translation>ERP 연결 안 됨: {server}</translation>
    </message>
    <message>
        <source>Check the network and try again. The data on this PC stays usable.</source>
        <translation>네트워크를 확인하고 다시 시도하세요. 이 PC의 데이터는 계속 사용할 수 있습니다.</translation>
    </message>
    <message>
        <source>The ERP did not answer within {seconds} s: {server}</source>
        <translation>ERP 응답 시간 초과({seconds}초): {server}</translation>
    </message>
    <message>
        <source>Try again later. The data on this PC stays usable.</source>
        <translation>나중에 다시 시도하세요. 이 PC의 데이터는 계속 사용할 수 있습니다.</translation>
    </message>
    <message>
        <source>The ERP refuses the login: {server}</source>
        <translation>ERP 로그인 거부: {server}</translation>
    </message>
    <message>
        <source>Ask IT for read access to the views.</source>
        <translation>IT에 뷰 읽기 권한을 요청하세요.</translation>
    </message>
    <message>
        <source>The login may not read this table: {table}</source>
        <translation>읽기 권한이 없는 테이블: {table}</translation>
    </message>
    <message>
        <source>Ask IT for the SELECT permission on it.</source>
        <translation>IT에 SELECT 권한을 요청하세요.</translation>
    </message>
    <message>
        <source>The source has no such table: {table}</source>
        <translation>원본에 없는 테이블: {table}</translation>
    </message>
    <message>
        <source>Correct the mapping. The source has: {known}</source>
        <translation>매핑을 고치세요. 원본에 있는 테이블: {known}</translation>
    </message>
    <message>
        <source>Table {table} has no such column: {column}</source>
        <translation>테이블 {table}에 없는 열: {column}</translation>
    </message>
    <message>
        <source>Correct the mapping. Closest column: {closest}</source>
        <translation>매핑을 고치세요. 가장 비슷한 열: {closest}</translation>
    </message>
    <message>
        <source>The ERP is connected, but this table is empty: {table}</source>
        <translation>ERP에 연결됐지만 비어 있는 테이블: {table}</translation>
    </message>
    <message>
        <source>Check the filter of the mapping, or ask IT about the view.</source>
        <translation>매핑의 필터를 확인하거나 IT에 뷰를 문의하세요.</translation>
    </message>
    <message>
        <source>Something must be done first.</source>
        <translation>먼저 해야 할 일이 있습니다.</translation>
    </message>
    <message>
        <source>There is no plant data on this PC yet.</source>
        <translation>이 PC에 공장 데이터가 없습니다.</translation>
    </message>
    <message>
        <source>Bring the plant&apos;s data in.</source>
        <translation>공장 데이터를 가져오세요.</translation>
    </message>
    <message>
        <source>No model is trained yet.</source>
        <translation>학습한 모델이 없습니다.</translation>
    </message>
    <message>
        <source>The folder of the versions is not there: {folder}</source>
        <translation>버전 폴더를 찾을 수 없습니다: {folder}</translation>
    </message>
    <message>
        <source>Setting storage.models_folder: connect the share, make the folder, or name another one; empty is the folder on this PC.</source>
        <translation>설정 storage.models_folder: 공유 폴더를 연결하거나 폴더를 만들거나 다른 폴더를 지정하십시오. 비우면 이 PC의 폴더를 씁니다.</translation>
    </message>
    <message>
        <source>The folder of the versions takes no new ones: {folder}</source>
        <translation>버전 폴더에 새 버전을 쓸 수 없습니다: {folder}</translation>
    </message>
    <message>
        <source>Setting storage.models_folder: the versions there answer, trainings cannot publish. Ask IT for write access, or name another folder.</source>
        <translation>설정 storage.models_folder: 폴더에 있는 버전은 응답하지만 학습은 게시할 수 없습니다. IT에 쓰기 권한을 요청하거나 다른 폴더를 지정하십시오.</translation>
    </message>
    <message>
        <source>Train a model on the plant&apos;s data.</source>
        <translation>공장 데이터로 모델을 학습하세요.</translation>
    </message>
    <message>
        <source>The data holds nothing to learn from.</source>
        <translation>데이터에 학습할 내용이 없습니다.</translation>
    </message>
    <message>
        <source>See in Data what the checks found.</source>
        <translation>데이터 창에서 점검 결과를 확인하세요.</translation>
    </message>
    <message>
        <source>This version was not measured: {version}</source>
        <translation>측정하지 않은 버전: {version}</translation>
    </message>
    <message>
        <source>Measure it in Quality.</source>
        <translation>품질 창에서 측정하세요.</translation>
    </message>
    <message>
        <source>The training queue is full. Waiting: {most}</source>
        <translation>학습 큐가 가득 찼습니다. 대기: {most}</translation>
    </message>
    <message>
        <source>The request was noted as deferred. Ask again when a training has ended.</source>
        <translation>요청을 보류로 기록했습니다. 학습이 끝난 뒤 다시 요청하세요.</translation>
    </message>
    <message>
        <source>A second person must approve this version: {version}</source>
        <translation>다른 사람의 승인이 필요한 버전입니다: {version}</translation>
    </message>
    <message>
        <source>Trained by: {trained_by}. Another Windows user activates it.</source>
        <translation>학습한 사람: {trained_by}. 다른 Windows 사용자가 활성화합니다.</translation>
    </message>
    <message>
        <source>This cannot be done with the training: {job_id}</source>
        <translation>이 학습에는 할 수 없는 일입니다: {job_id}</translation>
    </message>
    <message>
        <source>The program is already open for this folder: {home}</source>
        <translation>이 폴더로 이미 열려 있습니다: {home}</translation>
    </message>
    <message>
        <source>Use the window that is open, or start with another folder.</source>
        <translation>열려 있는 창을 쓰거나 다른 폴더로 시작하세요.</translation>
    </message>
    <message>
        <source>A process of the program ended unexpectedly: {work}</source>
        <translation>예기치 않게 끝난 프로세스: {work}</translation>
    </message>
    <message>
        <source>Nothing was changed. The log tells more; try again.</source>
        <translation>아무것도 바뀌지 않았습니다. 로그를 확인하고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Something the program stored is damaged.</source>
        <translation>프로그램이 저장한 데이터가 손상됐습니다.</translation>
    </message>
    <message>
        <source>It is not used. The details say what it is.</source>
        <translation>사용하지 않습니다. 자세한 내용을 확인하세요.</translation>
    </message>
    <message>
        <source>The plant data on this PC is damaged: {file}</source>
        <translation>이 PC의 공장 데이터 손상: {file}</translation>
    </message>
    <message>
        <source>Bring the data in again.</source>
        <translation>데이터를 다시 가져오세요.</translation>
    </message>
    <message>
        <source>This model version is damaged and not used: {version}</source>
        <translation>손상되어 사용하지 않는 모델 버전: {version}</translation>
    </message>
    <message>
        <source>Roll back to an earlier version or train again.</source>
        <translation>이전 버전으로 되돌리거나 다시 학습하세요.</translation>
    </message>
    <message>
        <source>This model version does not fit: {version}</source>
        <translation>맞지 않는 모델 버전: {version}</translation>
    </message>
    <message>
        <source>Train again; the details say what does not fit.</source>
        <translation>다시 학습하세요. 자세한 내용에 이유가 있습니다.</translation>
    </message>
    <message>
        <source>The record of what happened on this PC is damaged: {file}</source>
        <translation>이 PC의 작업 기록 손상: {file}</translation>
    </message>
    <message>
        <source>It is not used. Restore it from its backup.</source>
        <translation>사용하지 않습니다. 백업에서 복원하세요.</translation>
    </message>
    <message>
        <source>This file could not be written: {file}</source>
        <translation>쓸 수 없는 파일: {file}</translation>
    </message>
    <message>
        <source>What was there before is unchanged. Reason: {problem}</source>
        <translation>이전 내용은 그대로입니다. 이유: {problem}</translation>
    </message>
    <message>
        <source>This file exists already: {file}</source>
        <translation>이미 있는 파일: {file}</translation>
    </message>
    <message>
        <source>Choose another name, or say that it may be replaced.</source>
        <translation>다른 이름을 고르거나 바꾸기를 허용하세요.</translation>
    </message>
    <message>
        <source>Reading the export back gave something else: {file}</source>
        <translation>내보낸 파일을 다시 읽으니 내용이 다릅니다: {file}</translation>
    </message>
    <message>
        <source>Do not use this file. Export again to another place.</source>
        <translation>이 파일을 사용하지 말고 다른 곳에 다시 내보내세요.</translation>
    </message>
    <message>
        <source>Correct the mapping. Columns there are: {known}</source>
        <translation>매핑을 고치십시오. 있는 열: {known}</translation>
    </message>
    <message>
        <source>No model version is active.</source>
        <translation>활성 모델 버전이 없습니다.</translation>
    </message>
    <message>
        <source>Activate one of these, or train: {known}</source>
        <translation>다음 중 하나를 활성화하거나 학습하십시오: {known}</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>Minutes beyond belief</source>
        <translation>비정상적으로 큰 시간</translation>
    </message>
    <message>
        <source>Base quantity not above zero</source>
        <translation>0 이하인 기준수량</translation>
    </message>
    <message>
        <source>Operation without a sequence number</source>
        <translation>공정순서 없는 공정</translation>
    </message>
    <message>
        <source>Rows without a code, left out</source>
        <translation>코드 없는 행 (제외)</translation>
    </message>
    <message>
        <source>Breakdowns among the work results</source>
        <translation>작업실적 중 고장</translation>
    </message>
    <message>
        <source>Item code given twice</source>
        <translation>중복된 품목코드</translation>
    </message>
    <message>
        <source>Sequence number given twice</source>
        <translation>중복된 공정순서</translation>
    </message>
    <message>
        <source>Operation no longer valid</source>
        <translation>유효기간이 지난 공정</translation>
    </message>
    <message>
        <source>Date in the future</source>
        <translation>미래 날짜</translation>
    </message>
    <message>
        <source>Item without a code, left out</source>
        <translation>코드 없는 품목 (제외)</translation>
    </message>
    <message>
        <source>Item without a routing</source>
        <translation>라우팅 없는 품목</translation>
    </message>
    <message>
        <source>Same minutes booked suspiciously often</source>
        <translation>지나치게 자주 나오는 같은 시간</translation>
    </message>
    <message>
        <source>Attribute without a value</source>
        <translation>값이 없는 속성</translation>
    </message>
    <message>
        <source>Work result without a date</source>
        <translation>날짜 없는 작업실적</translation>
    </message>
    <message>
        <source>Negative minutes</source>
        <translation>음수 시간</translation>
    </message>
    <message>
        <source>Negative quantity</source>
        <translation>음수 수량</translation>
    </message>
    <message>
        <source>In-house operation without any minutes</source>
        <translation>시간 없는 사내 공정</translation>
    </message>
    <message>
        <source>Item code that looks like a formula</source>
        <translation>수식처럼 보이는 품목코드</translation>
    </message>
    <message>
        <source>End date that means no end</source>
        <translation>끝이 없음을 뜻하는 종료일</translation>
    </message>
    <message>
        <source>Work order that is not seen whole</source>
        <translation>일부만 보이는 작업 오더</translation>
    </message>
    <message>
        <source>Routing of an item that does not exist</source>
        <translation>없는 품목의 라우팅</translation>
    </message>
    <message>
        <source>Work result of an item that does not exist</source>
        <translation>없는 품목의 작업실적</translation>
    </message>
    <message>
        <source>Routing done by subcontractors only</source>
        <translation>전체 외주 라우팅</translation>
    </message>
    <message>
        <source>Operation reported in several parts</source>
        <translation>나누어 보고된 공정</translation>
    </message>
    <message>
        <source>Rejects among the work results</source>
        <translation>작업실적 중 불량</translation>
    </message>
    <message>
        <source>Row that repeats another one</source>
        <translation>다른 행과 같은 행</translation>
    </message>
    <message>
        <source>Validity ends before it begins</source>
        <translation>시작보다 빠른 유효 종료일</translation>
    </message>
    <message>
        <source>Rework among the work results</source>
        <translation>작업실적 중 재작업</translation>
    </message>
    <message>
        <source>Number that stands for missing</source>
        <translation>누락을 뜻하는 숫자</translation>
    </message>
    <message>
        <source>Code with several names</source>
        <translation>이름이 여러 개인 코드</translation>
    </message>
    <message>
        <source>Item codes that differ only in signs</source>
        <translation>기호만 다른 품목코드</translation>
    </message>
    <message>
        <source>Minutes disagree with start and end</source>
        <translation>시작·종료와 맞지 않는 시간</translation>
    </message>
    <message>
        <source>Minutes that are placeholders</source>
        <translation>임시 값으로 보이는 시간</translation>
    </message>
    <message>
        <source>Minutes written in unlike ways</source>
        <translation>표기가 다른 시간</translation>
    </message>
    <message>
        <source>Same value spelled in unlike ways</source>
        <translation>표기가 다른 같은 값</translation>
    </message>
    <message>
        <source>Minutes that may be in another unit</source>
        <translation>단위가 의심되는 시간</translation>
    </message>
    <message>
        <source>Work result of unknown kind</source>
        <translation>종류를 모르는 작업실적</translation>
    </message>
    <message>
        <source>Neither in-house nor subcontract</source>
        <translation>사내·외주 구분 없음</translation>
    </message>
    <message>
        <source>Unit the mapping does not know</source>
        <translation>매핑에 없는 단위</translation>
    </message>
    <message>
        <source>Value the mapping does not know</source>
        <translation>매핑에 없는 값</translation>
    </message>
    <message>
        <source>Value that cannot be read</source>
        <translation>읽을 수 없는 값</translation>
    </message>
    <message>
        <source>Operations not in sequence</source>
        <translation>순서대로 오지 않은 공정</translation>
    </message>
    <message>
        <source>Work result that vanished from the ERP</source>
        <translation>ERP에서 사라진 작업실적</translation>
    </message>
    <message>
        <source>Work result without minutes</source>
        <translation>시간 없는 작업실적</translation>
    </message>
    <message>
        <source>Work result without quantity</source>
        <translation>수량 없는 작업실적</translation>
    </message>
    <message>
        <source>Attribute that looks written with the routing</source>
        <translation>라우팅과 함께 기입된 것으로 보이는 속성</translation>
    </message>
    <message>
        <source>Booking that belongs to no routing</source>
        <translation>라우팅을 알 수 없는 실적</translation>
    </message>
</context>
<context>
    <name>language</name>
    <message>
        <source>en</source>
        <translation>ko</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>Toolbar</source>
        <translation>도구 모음</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>My layouts</source>
        <translation>내 배치</translation>
    </message>
    <message>
        <source>Docks</source>
        <translation>창</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색상</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
</context>
<context>
    <name>numbers</name>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}시간 {minutes}분</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes}분 {seconds}초</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>방금</translation>
    </message>
    <message>
        <source>{number} min ago</source>
        <translation>{number}분 전</translation>
    </message>
    <message>
        <source>{number} h ago</source>
        <translation>{number}시간 전</translation>
    </message>
    <message>
        <source>{number} d ago</source>
        <translation>{number}일 전</translation>
    </message>
</context>
<context>
    <name>office</name>
    <message>
        <source>A setting is wrong; the value below it counts.</source>
        <translation>잘못된 설정이 있어 그 아래 단계의 값을 씁니다.</translation>
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
        <source>{distance} (from {similarity})</source>
        <translation>{distance} ({similarity}부터)</translation>
    </message>
    <message>
        <source>Exact, first proposal</source>
        <translation>첫 제안 완전 일치</translation>
    </message>
    <message>
        <source>How often the first proposal has exactly the operations that were released.</source>
        <translation>첫 제안의 공정이 확정 라우팅과 정확히 같은 비율입니다.</translation>
    </message>
    <message>
        <source>Exact, first three</source>
        <translation>처음 세 제안 중 일치</translation>
    </message>
    <message>
        <source>How often one of the first three proposals is exactly what was released.</source>
        <translation>처음 세 제안 중 하나가 확정 라우팅과 정확히 같은 비율입니다.</translation>
    </message>
    <message>
        <source>Exact with resource, first proposal</source>
        <translation>자원까지 일치, 첫 제안</translation>
    </message>
    <message>
        <source>Exact with resource, first three</source>
        <translation>자원까지 일치, 처음 셋</translation>
    </message>
    <message>
        <source>Sequence similarity</source>
        <translation>순서 유사도</translation>
    </message>
    <message>
        <source>1 minus the edit distance between proposal and released routing.</source>
        <translation>1에서 제안과 확정 라우팅의 편집 거리를 뺀 값입니다.</translation>
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
        <translation>남은 수정</translation>
    </message>
    <message>
        <source>Planner actions from the first proposal to the released routing, on average.</source>
        <translation>첫 제안을 확정 라우팅으로 고치는 평균 작업 수입니다.</translation>
    </message>
    <message>
        <source>Process match</source>
        <translation>공정 일치율</translation>
    </message>
    <message>
        <source>Share of the actual operations found in the proposal.</source>
        <translation>실제 공정 중 제안에 있는 비율입니다.</translation>
    </message>
    <message>
        <source>Items with a proposal</source>
        <translation>제안이 있는 품목</translation>
    </message>
    <message>
        <source>Confidence above what came true</source>
        <translation>실제보다 높은 신뢰도</translation>
    </message>
    <message>
        <source>MAE</source>
        <translation>MAE</translation>
    </message>
    <message>
        <source>Mean absolute error of the minutes of a lot.</source>
        <translation>로트 시간의 평균 절대 오차입니다.</translation>
    </message>
    <message>
        <source>Trimmed MAE</source>
        <translation>절사 MAE</translation>
    </message>
    <message>
        <source>Mean absolute error without the 10 % smallest and largest errors.</source>
        <translation>오차의 위아래 10 %를 뺀 평균 절대 오차입니다.</translation>
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
        <translation>|로그 오차| 중앙값</translation>
    </message>
    <message>
        <source>0.22 is a factor of 1.25, 0.69 a factor of 2 to either side.</source>
        <translation>0.22는 1.25배, 0.69는 2배의 차이입니다.</translation>
    </message>
    <message>
        <source>Error in hours</source>
        <translation>오차(시간)</translation>
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
        <translation>80 % 구간 적중률</translation>
    </message>
    <message>
        <source>Share of the booked minutes between P10 and P90; 80 % is what is promised.</source>
        <translation>실적 시간이 P10과 P90 사이에 든 비율입니다. 약속은 80 %입니다.</translation>
    </message>
    <message>
        <source>Width of the 80 % band</source>
        <translation>80 % 구간 폭</translation>
    </message>
    <message>
        <source>Nearest items found</source>
        <translation>찾은 최근접 품목</translation>
    </message>
    <message>
        <source>How many of the truly nearest items the quick search finds.</source>
        <translation>빠른 검색이 실제 최근접 품목을 찾는 비율입니다.</translation>
    </message>
    <message>
        <source>Exact in replayed questions</source>
        <translation>재현 질문 일치율</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <source>Exact @1</source>
        <translation>일치@1</translation>
    </message>
    <message>
        <source>Exact @3</source>
        <translation>일치@3</translation>
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
        <translation>남은 수정</translation>
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
        <translation>80 % 구간</translation>
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
        <source>Copy of the item ranked first by pairs</source>
        <translation>품목 쌍 순위 1위 복사</translation>
    </message>
    <message>
        <source>Copy of the nearest item</source>
        <translation>최근접 품목 복사</translation>
    </message>
    <message>
        <source>Most attributes in common</source>
        <translation>공통 속성이 가장 많은 품목</translation>
    </message>
    <message>
        <source>Nearest by plain cosine</source>
        <translation>단순 코사인 최근접</translation>
    </message>
    <message>
        <source>Nearest by the best attribute alone</source>
        <translation>가장 좋은 속성 하나로 최근접</translation>
    </message>
    <message>
        <source>Nearest by the experts&apos; weights</source>
        <translation>전문가 가중치로 최근접</translation>
    </message>
    <message>
        <source>Usual way of the item&apos;s orders</source>
        <translation>품목 오더의 통상 방식</translation>
    </message>
    <message>
        <source>Middle of the item&apos;s orders</source>
        <translation>품목 오더의 중앙값</translation>
    </message>
    <message>
        <source>Standard time of the ERP</source>
        <translation>ERP 표준시간</translation>
    </message>
    <message>
        <source>Median of operation and resource</source>
        <translation>공정·자원의 중앙값</translation>
    </message>
    <message>
        <source>Near to a known item</source>
        <translation>아는 품목과 가까움</translation>
    </message>
    <message>
        <source>Middling</source>
        <translation>중간</translation>
    </message>
    <message>
        <source>Far from every known item</source>
        <translation>아는 품목과 멂</translation>
    </message>
    <message>
        <source>Negative control: shuffled routings</source>
        <translation>대조 실험: 섞은 라우팅</translation>
    </message>
    <message>
        <source>no such item was held out</source>
        <translation>해당하는 검증용 품목이 없음</translation>
    </message>
    <message>
        <source>no booking was held out</source>
        <translation>검증용 실적이 없음</translation>
    </message>
    <message>
        <source>no held-out booking has such minutes predicted</source>
        <translation>이 시간이 예측된 검증용 실적이 없음</translation>
    </message>
    <message>
        <source>no operation has two held-out bookings</source>
        <translation>검증용 실적이 둘 이상인 공정이 없음</translation>
    </message>
    <message>
        <source>no proposal states a confidence</source>
        <translation>신뢰도가 있는 제안이 없음</translation>
    </message>
    <message>
        <source>nothing could be held out</source>
        <translation>숨길 이력이 없음</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>측정하지 않음</translation>
    </message>
    <message>
        <source>Confidence of operations above what came true</source>
        <translation>공정별 신뢰도가 실제보다 높은 정도</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>These values are not used; the ones below them count.</source>
        <translation>다음 값은 쓰지 않고 그 아래 단계의 값을 씁니다.</translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation>{file}, {line}번째 줄</translation>
    </message>
    <message>
        <source>{place}: {what} – allowed: {allowed}</source>
        <translation>{place}: {what} – 허용: {allowed}</translation>
    </message>
    <message>
        <source>there is no such section; there are: {known}</source>
        <translation>그런 섹션이 없습니다. 있는 섹션: {known}</translation>
    </message>
    <message>
        <source>there is no such setting; this section has: {known}</source>
        <translation>그런 설정이 없습니다. 이 섹션의 설정: {known}</translation>
    </message>
    <message>
        <source>it is no section</source>
        <translation>섹션이 아닙니다</translation>
    </message>
    <message>
        <source>it is no list of settings</source>
        <translation>설정 목록이 아닙니다</translation>
    </message>
    <message>
        <source>it is no list of names</source>
        <translation>이름 목록이 아닙니다</translation>
    </message>
    <message>
        <source>there is no setting of this name</source>
        <translation>이 이름의 설정이 없습니다</translation>
    </message>
    <message>
        <source>trimmed_mae_max must be at most mae_max</source>
        <translation>trimmed_mae_max는 mae_max보다 클 수 없습니다</translation>
    </message>
    <message>
        <source>the file is not UTF-8; save it with this encoding</source>
        <translation>UTF-8 파일이 아닙니다. UTF-8 인코딩으로 저장하세요</translation>
    </message>
    <message>
        <source>the file is no TOML ({fault})</source>
        <translation>TOML 형식이 아닙니다 ({fault})</translation>
    </message>
    <message>
        <source>the file cannot be used ({fault})</source>
        <translation>파일을 사용할 수 없습니다 ({fault})</translation>
    </message>
    <message>
        <source>Take your own value back</source>
        <translation>직접 설정한 값 되돌리기</translation>
    </message>
    <message>
        <source>allowed: {allowed}</source>
        <translation>허용: {allowed}</translation>
    </message>
    <message>
        <source>default: {value}</source>
        <translation>기본값: {value}</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>저장 전</translation>
    </message>
    <message>
        <source>Locked by policy</source>
        <translation>정책으로 잠김</translation>
    </message>
    <message>
        <source>Not for your role</source>
        <translation>역할에 없음</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Where the plant&apos;s rows come from.</source>
        <translation>공장 데이터를 어디서 가져올지 정합니다.</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>질의</translation>
    </message>
    <message>
        <source>What a question starts with.</source>
        <translation>질의를 시작할 때의 기본값입니다.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>탐색</translation>
    </message>
    <message>
        <source>How neighbors are searched.</source>
        <translation>이웃 품목을 찾는 방법입니다.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>학습 방법</translation>
    </message>
    <message>
        <source>How routings and minutes are learned.</source>
        <translation>라우팅과 시간을 학습하는 방법입니다.</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>실적 정제</translation>
    </message>
    <message>
        <source>Which faults of bookings are dealt with.</source>
        <translation>실적의 어떤 오류를 처리할지 정합니다.</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>How quality is measured.</source>
        <translation>품질을 측정하는 방법입니다.</translation>
    </message>
    <message>
        <source>Quality cycles</source>
        <translation>품질 사이클</translation>
    </message>
    <message>
        <source>How quality cycles are sampled, judged and scheduled.</source>
        <translation>품질 사이클의 샘플, 판정, 일정을 정합니다.</translation>
    </message>
    <message>
        <source>Standards</source>
        <translation>표준시간</translation>
    </message>
    <message>
        <source>Which standards are listed as contradicted by bookings.</source>
        <translation>실적과 다른 표준시간을 찾는 기준입니다.</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>보관</translation>
    </message>
    <message>
        <source>What is kept.</source>
        <translation>무엇을 얼마나 보관할지 정합니다.</translation>
    </message>
    <message>
        <source>Training queue</source>
        <translation>학습 대기열</translation>
    </message>
    <message>
        <source>How trainings wait their turn.</source>
        <translation>학습이 차례를 기다리는 방법입니다.</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>승격</translation>
    </message>
    <message>
        <source>When a new version takes the place of the active one.</source>
        <translation>새 버전이 활성 버전을 대신하는 조건입니다.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>How the window speaks and looks.</source>
        <translation>창의 언어와 모양입니다.</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>최신</translation>
    </message>
    <message>
        <source>Most used</source>
        <translation>최다 사용</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>By family</source>
        <translation>품목군별 층화</translation>
    </message>
    <message>
        <source>Recent first</source>
        <translation>최근 실적 위주</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>매일</translation>
    </message>
    <message>
        <source>Weekly</source>
        <translation>매주</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>Of the desktop</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>공유 폴더</translation>
    </message>
    <message>
        <source>Machine policy</source>
        <translation>PC 정책</translation>
    </message>
    <message>
        <source>Set by you</source>
        <translation>직접 설정</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>명령줄</translation>
    </message>
    <message>
        <source>takes effect at once</source>
        <translation>바로 적용</translation>
    </message>
    <message>
        <source>takes effect at the next question</source>
        <translation>다음 질의부터 적용</translation>
    </message>
    <message>
        <source>takes effect at the next sync</source>
        <translation>다음 동기화부터 적용</translation>
    </message>
    <message>
        <source>takes effect at the next training</source>
        <translation>다음 학습부터 적용</translation>
    </message>
    <message>
        <source>takes effect at the next measuring</source>
        <translation>다음 측정부터 적용</translation>
    </message>
    <message>
        <source>takes effect at the next start</source>
        <translation>다음 시작부터 적용</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>매핑</translation>
    </message>
    <message>
        <source>Which ERP views hold what: demo, ksm, another shipped mapping, or a mapping file.</source>
        <translation>ERP의 어느 뷰와 열에 무엇이 있는지 정합니다. demo, ksm 등 기본 매핑 이름이나 매핑 파일 경로를 넣습니다.</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>File, folder or ODBC connection string without password; empty: the mapping&apos;s.</source>
        <translation>SQLite 파일, 폴더 또는 비밀번호 없는 ODBC 연결 문자열입니다. 비우면 매핑을 따릅니다.</translation>
    </message>
    <message>
        <source>Similarity threshold</source>
        <translation>유사도 임계값</translation>
    </message>
    <message>
        <source>Items at least this alike count as similar.</source>
        <translation>이 값 이상 비슷한 품목을 유사 품목으로 봅니다.</translation>
    </message>
    <message>
        <source>Similar items</source>
        <translation>유사 품목 수</translation>
    </message>
    <message>
        <source>How many similar items have a vote.</source>
        <translation>추천에 참여하는 유사 품목의 수입니다.</translation>
    </message>
    <message>
        <source>items</source>
        <translation>개 품목</translation>
    </message>
    <message>
        <source>Routing of an item</source>
        <translation>품목의 라우팅</translation>
    </message>
    <message>
        <source>Which routing counts of an item that has several.</source>
        <translation>라우팅이 여럿인 품목에서 어느 것을 쓸지 정합니다.</translation>
    </message>
    <message>
        <source>Ignore the item&apos;s own history</source>
        <translation>자체 이력 무시</translation>
    </message>
    <message>
        <source>Propose from similar items even when the item has a routing.</source>
        <translation>품목에 라우팅이 있어도 유사 품목으로 추천합니다.</translation>
    </message>
    <message>
        <source>Exclude subcontracted operations</source>
        <translation>외주 공정 제외</translation>
    </message>
    <message>
        <source>Leave out operations that are done outside.</source>
        <translation>외주 공정을 빼고 추천합니다.</translation>
    </message>
    <message>
        <source>Subcontracted operations in-house</source>
        <translation>외주 공정을 사내로 전환</translation>
    </message>
    <message>
        <source>Do subcontracted operations in-house where the plant&apos;s table says how.</source>
        <translation>전환표에 있는 외주 공정은 사내 공정으로 바꾸어 추천합니다.</translation>
    </message>
    <message>
        <source>Order quantity</source>
        <translation>지시 수량</translation>
    </message>
    <message>
        <source>Pieces for which total minutes are shown.</source>
        <translation>총 시간을 표시할 때 쓰는 수량입니다.</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>개</translation>
    </message>
    <message>
        <source>Versions kept</source>
        <translation>버전 보관 수</translation>
    </message>
    <message>
        <source>Model versions that stay beside the active and the previous one.</source>
        <translation>활성 버전과 직전 버전 외에 남겨 두는 모델 버전 수입니다.</translation>
    </message>
    <message>
        <source>A folder that is there, such as a share of many PCs; empty: with the local data. It counts from the next start on.</source>
        <translation>이미 있는 폴더(예: 여러 PC가 쓰는 공유 폴더). 비우면 로컬 데이터와 함께 둡니다. 다음 시작부터 적용됩니다.</translation>
    </message>
    <message>
        <source>Folder of the versions</source>
        <translation>버전 폴더</translation>
    </message>
    <message>
        <source>versions</source>
        <translation>개</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>The language of the window; auto follows Windows.</source>
        <translation>창의 언어입니다. 자동은 Windows를 따릅니다.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색상</translation>
    </message>
    <message>
        <source>The colours of the window; system follows Windows.</source>
        <translation>창의 색상입니다. 시스템은 Windows를 따릅니다.</translation>
    </message>
    <message>
        <source>Links of a node</source>
        <translation>노드 연결 수</translation>
    </message>
    <message>
        <source>More links find neighbors more surely and need more memory (M of HNSW).</source>
        <translation>많을수록 이웃을 더 확실히 찾고 메모리를 더 씁니다(HNSW의 M).</translation>
    </message>
    <message>
        <source>Breadth while building</source>
        <translation>구축 탐색 폭</translation>
    </message>
    <message>
        <source>A broader search makes a better graph and takes longer (efConstruction).</source>
        <translation>넓을수록 그래프가 좋아지고 오래 걸립니다(efConstruction).</translation>
    </message>
    <message>
        <source>Breadth while asking</source>
        <translation>질의 탐색 폭</translation>
    </message>
    <message>
        <source>A broader search is slower and more exact (efSearch).</source>
        <translation>넓을수록 느리고 정확합니다(efSearch).</translation>
    </message>
    <message>
        <source>Shortlist</source>
        <translation>후보 목록 길이</translation>
    </message>
    <message>
        <source>Nearest signatures that are compared exactly.</source>
        <translation>정확히 비교하는 가까운 서명의 수입니다.</translation>
    </message>
    <message>
        <source>signatures</source>
        <translation>개</translation>
    </message>
    <message>
        <source>Vector length</source>
        <translation>벡터 길이</translation>
    </message>
    <message>
        <source>Numbers that describe an item.</source>
        <translation>품목 하나를 나타내는 숫자의 개수입니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>난수 시드</translation>
    </message>
    <message>
        <source>Fixes every random choice, so that the same data gives the same model.</source>
        <translation>모든 무작위 선택을 고정해 같은 데이터에서 같은 모델이 나오게 합니다.</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>절사 비율</translation>
    </message>
    <message>
        <source>Share of the bookings cut off at each end for a trimmed mean.</source>
        <translation>절사평균에서 양쪽 끝을 잘라 내는 실적의 비율입니다.</translation>
    </message>
    <message>
        <source>Outlier limit</source>
        <translation>이상치 한계</translation>
    </message>
    <message>
        <source>Bookings beyond this many interquartile ranges are left out.</source>
        <translation>사분위 범위의 이 배수를 넘는 실적을 제외합니다.</translation>
    </message>
    <message>
        <source>IQR</source>
        <translation>IQR</translation>
    </message>
    <message>
        <source>Low samples below</source>
        <translation>샘플 부족 기준</translation>
    </message>
    <message>
        <source>Fewer orders than this are marked as low samples.</source>
        <translation>지시가 이보다 적으면 샘플 부족으로 표시합니다.</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>건</translation>
    </message>
    <message>
        <source>Shrinkage</source>
        <translation>축소 강도</translation>
    </message>
    <message>
        <source>How many orders of its own outweigh what the wider group says.</source>
        <translation>자체 실적이 몇 건이면 상위 그룹의 값보다 중해지는지 정합니다.</translation>
    </message>
    <message>
        <source>Train boosted trees</source>
        <translation>부스팅 트리 학습</translation>
    </message>
    <message>
        <source>Boosted trees correct minutes where they are better.</source>
        <translation>부스팅 트리가 더 정확하면 시간을 보정합니다.</translation>
    </message>
    <message>
        <source>Train a neural network</source>
        <translation>신경망 학습</translation>
    </message>
    <message>
        <source>A neural network corrects minutes where it is better.</source>
        <translation>신경망이 더 정확하면 시간을 보정합니다.</translation>
    </message>
    <message>
        <source>Train stacked models</source>
        <translation>스태킹 모델 학습</translation>
    </message>
    <message>
        <source>Neighbors, forest and network together correct minutes if they are better.</source>
        <translation>이웃·포레스트·신경망을 결합한 모델이 더 정확하면 시간을 보정합니다.</translation>
    </message>
    <message>
        <source>Run minutes for no pieces</source>
        <translation>수량 없는 작업시간</translation>
    </message>
    <message>
        <source>Leave out run minutes booked for no pieces.</source>
        <translation>수량 없이 입력된 작업시간을 제외합니다.</translation>
    </message>
    <message>
        <source>No minutes</source>
        <translation>시간 없음</translation>
    </message>
    <message>
        <source>Leave out bookings without minutes.</source>
        <translation>시간이 없는 실적을 제외합니다.</translation>
    </message>
    <message>
        <source>Negative minutes</source>
        <translation>음수 시간</translation>
    </message>
    <message>
        <source>Leave out minutes below zero.</source>
        <translation>0보다 작은 시간을 제외합니다.</translation>
    </message>
    <message>
        <source>Absurd minutes</source>
        <translation>비정상적으로 긴 시간</translation>
    </message>
    <message>
        <source>Leave out bookings longer than the limit below.</source>
        <translation>아래 한계보다 긴 실적을 제외합니다.</translation>
    </message>
    <message>
        <source>Dates in the future</source>
        <translation>미래 일자</translation>
    </message>
    <message>
        <source>Leave out bookings dated later than the data was brought in.</source>
        <translation>데이터를 가져온 시점보다 늦은 일자의 실적을 제외합니다.</translation>
    </message>
    <message>
        <source>Repeated rows</source>
        <translation>중복 행</translation>
    </message>
    <message>
        <source>Leave out a row that repeats another one.</source>
        <translation>다른 행과 같은 행을 제외합니다.</translation>
    </message>
    <message>
        <source>Set-up posted twice</source>
        <translation>중복 셋업</translation>
    </message>
    <message>
        <source>Count a set-up that is posted again with a further part once.</source>
        <translation>추가 분할 실적에 다시 입력된 셋업을 한 번만 셉니다.</translation>
    </message>
    <message>
        <source>Breakdowns</source>
        <translation>설비 고장</translation>
    </message>
    <message>
        <source>Leave out breakdowns.</source>
        <translation>설비 고장 시간을 제외합니다.</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>재작업</translation>
    </message>
    <message>
        <source>Leave out rework.</source>
        <translation>재작업을 제외합니다.</translation>
    </message>
    <message>
        <source>Non-productive codes</source>
        <translation>비생산 코드</translation>
    </message>
    <message>
        <source>Leave out operation codes that no routing has.</source>
        <translation>어느 라우팅에도 없는 공정코드를 제외합니다.</translation>
    </message>
    <message>
        <source>Overlapping bookings</source>
        <translation>겹치는 실적</translation>
    </message>
    <message>
        <source>Leave out bookings of one worker or machine at the same time.</source>
        <translation>한 작업자나 설비의 같은 시간대 실적을 제외합니다.</translation>
    </message>
    <message>
        <source>Rounded hours</source>
        <translation>반올림된 시간</translation>
    </message>
    <message>
        <source>Leave out minutes rounded to 5, 10, 15, 30 or 60 where far too frequent.</source>
        <translation>5·10·15·30·60분 단위 값이 지나치게 많은 곳에서 그 값을 제외합니다.</translation>
    </message>
    <message>
        <source>Several operations in one</source>
        <translation>여러 공정 합산</translation>
    </message>
    <message>
        <source>Leave out a booking that carries the minutes of several operations.</source>
        <translation>여러 공정의 시간이 한꺼번에 입력된 실적을 제외합니다.</translation>
    </message>
    <message>
        <source>Whole time on one part</source>
        <translation>분할에 전체 시간</translation>
    </message>
    <message>
        <source>Put right an order&apos;s whole time that is booked on one of its parts.</source>
        <translation>지시 전체 시간이 한 분할에 입력된 것을 바로잡습니다.</translation>
    </message>
    <message>
        <source>Partial reports</source>
        <translation>분할 보고</translation>
    </message>
    <message>
        <source>Add up an operation that is reported in parts.</source>
        <translation>나누어 보고된 공정을 합칩니다.</translation>
    </message>
    <message>
        <source>Reused order numbers</source>
        <translation>재사용된 지시번호</translation>
    </message>
    <message>
        <source>Keep bookings of one order number apart that lie half a year apart.</source>
        <translation>같은 지시번호라도 반년 이상 떨어진 실적은 따로 봅니다.</translation>
    </message>
    <message>
        <source>Late bookings</source>
        <translation>늦은 입력</translation>
    </message>
    <message>
        <source>Date a booking posted late by when the work was done.</source>
        <translation>늦게 입력된 실적을 실제 작업일로 봅니다.</translation>
    </message>
    <message>
        <source>Other unit of an operation</source>
        <translation>공정의 다른 단위</translation>
    </message>
    <message>
        <source>Convert an operation that books hours, seconds or per piece.</source>
        <translation>시간·초·개당으로 입력하는 공정을 분으로 바꿉니다.</translation>
    </message>
    <message>
        <source>Single unit mistakes</source>
        <translation>단위 착오 의심</translation>
    </message>
    <message>
        <source>Leave out single bookings that are off by a factor of about 60.</source>
        <translation>약 60배 어긋난 개별 실적을 제외합니다.</translation>
    </message>
    <message>
        <source>Longest booking</source>
        <translation>최대 실적 시간</translation>
    </message>
    <message>
        <source>Minutes of a booking from which they are absurd.</source>
        <translation>이보다 긴 실적은 비정상으로 봅니다.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>분</translation>
    </message>
    <message>
        <source>Fixes the held-out items and the resampling.</source>
        <translation>검증 품목과 재표본을 고정합니다.</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>검증 비율</translation>
    </message>
    <message>
        <source>Share of the items or of the time that is held out.</source>
        <translation>검증용으로 떼어 두는 품목 또는 기간의 비율입니다.</translation>
    </message>
    <message>
        <source>Items asked at most</source>
        <translation>최대 질의 품목</translation>
    </message>
    <message>
        <source>Held-out items that are asked for.</source>
        <translation>검증에 쓰는 품목의 최대 수입니다.</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>분할 수</translation>
    </message>
    <message>
        <source>Parts that leave-one-out deals the items into; each is asked of a model without it.</source>
        <translation>하나 빼기 검증에서 품목을 나누는 수입니다. 각 부분은 그것을 빼고 학습한 모델에 묻습니다.</translation>
    </message>
    <message>
        <source>Resamples</source>
        <translation>재표본 수</translation>
    </message>
    <message>
        <source>Resamples behind an interval; more are steadier and slower.</source>
        <translation>구간을 구하는 재표본 수입니다. 많을수록 안정되고 느립니다.</translation>
    </message>
    <message>
        <source>Sample size</source>
        <translation>샘플 크기</translation>
    </message>
    <message>
        <source>Items with evidence that a quality cycle asks for.</source>
        <translation>품질 사이클이 묻는, 실적이 있는 품목의 수입니다.</translation>
    </message>
    <message>
        <source>Sampling strategy</source>
        <translation>샘플링 전략</translation>
    </message>
    <message>
        <source>How the items of a quality cycle are drawn.</source>
        <translation>품질 사이클의 품목을 뽑는 방법입니다.</translation>
    </message>
    <message>
        <source>Family attribute</source>
        <translation>품목군 속성</translation>
    </message>
    <message>
        <source>The attribute that tells families apart; empty: the model finds one.</source>
        <translation>품목군을 나누는 속성입니다. 비우면 모델이 찾습니다.</translation>
    </message>
    <message>
        <source>Fixes the sample: the same data and seed, the same items.</source>
        <translation>샘플을 고정합니다. 데이터와 시드가 같으면 품목도 같습니다.</translation>
    </message>
    <message>
        <source>Recent days</source>
        <translation>최근 일수</translation>
    </message>
    <message>
        <source>Days before the last booking that count as recent.</source>
        <translation>마지막 실적 이전 며칠을 최근으로 볼지 정합니다.</translation>
    </message>
    <message>
        <source>d</source>
        <translation>일</translation>
    </message>
    <message>
        <source>Recent share</source>
        <translation>최근 비율</translation>
    </message>
    <message>
        <source>Share of a recent sample that was booked in these days.</source>
        <translation>최근 샘플 중 이 기간에 실적이 있는 품목의 비율입니다.</translation>
    </message>
    <message>
        <source>Largest mean error</source>
        <translation>평균 오차 한계</translation>
    </message>
    <message>
        <source>Mean error of the run minutes of one piece from which a cycle alerts.</source>
        <translation>개당 작업시간의 평균 오차가 이 값을 넘으면 알립니다.</translation>
    </message>
    <message>
        <source>Largest trimmed error</source>
        <translation>절사 오차 한계</translation>
    </message>
    <message>
        <source>The same without the largest and smallest errors; at most the limit above.</source>
        <translation>가장 큰 오차와 작은 오차를 뺀 평균 오차의 한계입니다. 위 한계를 넘을 수 없습니다.</translation>
    </message>
    <message>
        <source>Least process match</source>
        <translation>최소 공정 일치율</translation>
    </message>
    <message>
        <source>Share of the actual operations that must be proposed.</source>
        <translation>실제 공정 중 추천에 들어 있어야 하는 비율입니다.</translation>
    </message>
    <message>
        <source>Largest CV</source>
        <translation>변동계수 한계</translation>
    </message>
    <message>
        <source>Coefficient of variation of booked minutes beyond which a cycle alerts; of one operation only when chance does not explain it.</source>
        <translation>실적 시간의 변동계수가 이 값을 넘으면 알립니다. 공정 하나는 우연으로 설명되지 않을 때만 알립니다.</translation>
    </message>
    <message>
        <source>Fewer orders are told as low samples and raise no alarm.</source>
        <translation>오더가 이보다 적으면 샘플 부족으로 알리고 경고하지 않습니다.</translation>
    </message>
    <message>
        <source>Reports kept</source>
        <translation>보고서 보관 수</translation>
    </message>
    <message>
        <source>Report files of so many cycles are kept; their figures stay.</source>
        <translation>보고서 파일을 보관할 사이클 수입니다. 수치는 계속 남습니다.</translation>
    </message>
    <message>
        <source>cycles</source>
        <translation>회</translation>
    </message>
    <message>
        <source>After each sync</source>
        <translation>동기화 후 실행</translation>
    </message>
    <message>
        <source>Run a cycle when a sync brought new rows.</source>
        <translation>동기화로 새 행이 들어오면 품질 사이클을 실행합니다.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>When a cycle runs by itself while the program is open.</source>
        <translation>프로그램이 열려 있는 동안 품질 사이클을 자동 실행하는 시기입니다.</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>요일</translation>
    </message>
    <message>
        <source>Day of a weekly cycle: 1 is Monday, 7 is Sunday.</source>
        <translation>매주 실행하는 요일입니다. 1은 월요일, 7은 일요일입니다.</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>시</translation>
    </message>
    <message>
        <source>Hour of a scheduled cycle on this PC&apos;s clock.</source>
        <translation>예약 실행 시각의 시(이 PC 시계 기준)입니다.</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>분</translation>
    </message>
    <message>
        <source>Minute of the hour.</source>
        <translation>예약 실행 시각의 분입니다.</translation>
    </message>
    <message>
        <source>Least orders</source>
        <translation>최소 지시 수</translation>
    </message>
    <message>
        <source>Fewer orders never contradict a standard.</source>
        <translation>지시가 이보다 적으면 표준시간과 다르다고 보지 않습니다.</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>허용 오경보</translation>
    </message>
    <message>
        <source>Standards without fault that may be listed in a week, of 500.</source>
        <translation>문제없는 표준이 한 주에 목록에 오를 수 있는 수(500건 기준)입니다.</translation>
    </message>
    <message>
        <source>Shift looked for</source>
        <translation>찾는 차이</translation>
    </message>
    <message>
        <source>Share by which a standard must be wrong to be looked for.</source>
        <translation>표준이 이 비율만큼 어긋나면 찾아냅니다.</translation>
    </message>
    <message>
        <source>Least change</source>
        <translation>최소 변경</translation>
    </message>
    <message>
        <source>Share by which a proposal must differ to be listed.</source>
        <translation>제안이 이 비율 이상 달라야 목록에 올립니다.</translation>
    </message>
    <message>
        <source>Largest change</source>
        <translation>최대 변경</translation>
    </message>
    <message>
        <source>Share of a standard by which one approval may change it.</source>
        <translation>한 번의 승인으로 바꿀 수 있는 표준의 비율입니다.</translation>
    </message>
    <message>
        <source>Standard deviations at which a booking counts no more than that.</source>
        <translation>실적이 이 표준편차를 넘으면 그만큼으로만 셉니다.</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>평활 비율</translation>
    </message>
    <message>
        <source>Share of the way from the standard to what was booked.</source>
        <translation>표준에서 실적 쪽으로 옮겨 가는 비율입니다.</translation>
    </message>
    <message>
        <source>Reason needed</source>
        <translation>사유 필수</translation>
    </message>
    <message>
        <source>Approving and rejecting need a reason.</source>
        <translation>승인과 거절에 사유를 적어야 합니다.</translation>
    </message>
    <message>
        <source>Queue size</source>
        <translation>대기열 크기</translation>
    </message>
    <message>
        <source>Trainings that can wait beside the one that runs.</source>
        <translation>실행 중인 학습 외에 기다릴 수 있는 학습 수입니다.</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>건</translation>
    </message>
    <message>
        <source>Further tries</source>
        <translation>재시도 횟수</translation>
    </message>
    <message>
        <source>Further tries after a failure that may pass, such as a full disk.</source>
        <translation>디스크 부족처럼 일시적인 실패 후 다시 시도하는 횟수입니다.</translation>
    </message>
    <message>
        <source>Wait before a try</source>
        <translation>재시도 대기</translation>
    </message>
    <message>
        <source>Seconds before the first further try; doubled for each that follows.</source>
        <translation>첫 재시도 전에 기다리는 시간입니다. 이후 매번 두 배가 됩니다.</translation>
    </message>
    <message>
        <source>s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Cooldown</source>
        <translation>재학습 간격</translation>
    </message>
    <message>
        <source>Hours in which broken thresholds ask for a retraining once.</source>
        <translation>기준을 벗어나도 이 시간 안에는 재학습을 한 번만 요청합니다.</translation>
    </message>
    <message>
        <source>h</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Promotion gate</source>
        <translation>승격 심사</translation>
    </message>
    <message>
        <source>Let a measured version answer only if it is better than the active one.</source>
        <translation>측정된 버전이 활성 버전보다 나을 때만 쓰게 합니다.</translation>
    </message>
    <message>
        <source>Least improvement</source>
        <translation>최소 개선율</translation>
    </message>
    <message>
        <source>Share by which the trimmed error of the minutes must fall.</source>
        <translation>시간의 절사 오차가 줄어야 하는 비율입니다.</translation>
    </message>
    <message>
        <source>Items of the exam</source>
        <translation>심사 품목 수</translation>
    </message>
    <message>
        <source>Items that no judged version learns from; at most a fifth of those with a routing.</source>
        <translation>심사받는 어떤 버전도 학습하지 않는 품목 수입니다. 라우팅이 있는 품목의 5분의 1을 넘지 않습니다.</translation>
    </message>
    <message>
        <source>Days judged</source>
        <translation>심사 기간</translation>
    </message>
    <message>
        <source>Days back from the newest booking of these items that are judged.</source>
        <translation>이 품목들의 최신 실적에서 거슬러 올라가 심사하는 일수입니다.</translation>
    </message>
    <message>
        <source>Large work center from</source>
        <translation>큰 작업장 기준</translation>
    </message>
    <message>
        <source>Held-out bookings from which a work center or a family must not get worse.</source>
        <translation>심사 실적이 이 수 이상인 작업장과 품목군은 나빠지면 안 됩니다.</translation>
    </message>
    <message>
        <source>bookings</source>
        <translation>건</translation>
    </message>
    <message>
        <source>Keep candidates</source>
        <translation>후보 보관</translation>
    </message>
    <message>
        <source>Keep a version that was not better, without activating it.</source>
        <translation>더 낫지 않은 버전도 활성화하지 않고 보관합니다.</translation>
    </message>
    <message>
        <source>Second person approves</source>
        <translation>2인 승인</translation>
    </message>
    <message>
        <source>Another user than the one who trained must activate a version.</source>
        <translation>학습한 사람이 아닌 다른 사용자가 버전을 활성화해야 합니다.</translation>
    </message>
    <message>
        <source>Least confidence</source>
        <translation>최소 신뢰도</translation>
    </message>
    <message>
        <source>Where the best proposal is right less probably than this, none is made.</source>
        <translation>가장 좋은 제안이 맞을 확률이 이 값보다 낮으면 제안하지 않습니다.</translation>
    </message>
    <message>
        <source>set</source>
        <translation>설정됨</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>비어 있음</translation>
    </message>
</context>
<context>
    <name>standards</name>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Hours a year</source>
        <translation>연간 시간</translation>
    </message>
    <message>
        <source>What plans miss a year (+) or hold too much (−). Sorted by size.</source>
        <translation>계획에서 연간 부족한 시간(+) 또는 남는 시간(−). 크기순으로 정렬합니다.</translation>
    </message>
    <message>
        <source>Setup proposed (min)</source>
        <translation>셋업 제안(분)</translation>
    </message>
    <message>
        <source>Proposed; over the cell also the present standard.</source>
        <translation>제안 값입니다. 셀 위에 현재 표준도 나옵니다.</translation>
    </message>
    <message>
        <source>Run now (min)</source>
        <translation>현재 작업(분)</translation>
    </message>
    <message>
        <source>Run proposed (min)</source>
        <translation>제안 작업(분)</translation>
    </message>
    <message>
        <source>Booked / standard</source>
        <translation>실적 / 표준</translation>
    </message>
    <message>
        <source>1 is as planned. Over the cell the 95 % interval.</source>
        <translation>1이면 계획대로입니다. 셀 위에 95 % 구간이 나옵니다.</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>시작</translation>
    </message>
</context>
<context>
    <name>source</name>
    <message>
        <source>Demo plant</source>
        <translation>데모 공장</translation>
    </message>
</context>
<context>
    <name>wiring</name>
    <message>
        <source>Sync</source>
        <translation>동기화</translation>
    </message>
    <message>
        <source>The plant&apos;s data is here. Items: {number}</source>
        <translation>공장 데이터를 가져왔습니다. 품목: {number}</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Measuring quality</source>
        <translation>품질 측정</translation>
    </message>
    <message>
        <source>Quality cycle</source>
        <translation>품질 사이클</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Latest</source>
        <translation>최신</translation>
    </message>
    <message>
        <source>Most used</source>
        <translation>최다 사용</translation>
    </message>
    <message>
        <source>Own work results</source>
        <translation>자체 실적</translation>
    </message>
    <message>
        <source>Corrected ERP standard</source>
        <translation>보정된 ERP 표준</translation>
    </message>
    <message>
        <source>Similar items</source>
        <translation>유사 품목</translation>
    </message>
    <message>
        <source>Operation here</source>
        <translation>이 작업장의 공정</translation>
    </message>
    <message>
        <source>Operation anywhere</source>
        <translation>같은 공정 전체</translation>
    </message>
    <message>
        <source>ERP standard</source>
        <translation>ERP 표준</translation>
    </message>
    <message>
        <source>No time known</source>
        <translation>시간 없음</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>안정</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>가변</translation>
    </message>
    <message>
        <source>Unstable</source>
        <translation>불안정</translation>
    </message>
    <message>
        <source>High confidence</source>
        <translation>고신뢰도</translation>
    </message>
    <message>
        <source>Low samples</source>
        <translation>샘플부족</translation>
    </message>
    <message>
        <source>No work results</source>
        <translation>실적없음</translation>
    </message>
    <message>
        <source>Converted to in-house</source>
        <translation>사내전환</translation>
    </message>
    <message>
        <source>Contains subcontract</source>
        <translation>외주 포함</translation>
    </message>
    <message>
        <source>All subcontract</source>
        <translation>전체 외주</translation>
    </message>
    <message>
        <source>As built</source>
        <translation>실적 기준</translation>
    </message>
    <message>
        <source>Put together</source>
        <translation>공정 조합</translation>
    </message>
    <message>
        <source>Rule violation</source>
        <translation>규칙 위반</translation>
    </message>
    <message>
        <source>Has a routing</source>
        <translation>라우팅 있음</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>제안</translation>
    </message>
    <message>
        <source>Nothing similar enough</source>
        <translation>충분히 유사한 품목 없음</translation>
    </message>
    <message>
        <source>Similar items have no routing</source>
        <translation>유사 품목에 라우팅 없음</translation>
    </message>
    <message>
        <source>No usable attribute</source>
        <translation>쓸 수 있는 속성 없음</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>확정 가능</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>확인 필요</translation>
    </message>
    <message>
        <source>No precedent</source>
        <translation>선례 없음</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>심각</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>참고</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>전체 품목</translation>
    </message>
    <message>
        <source>Known items</source>
        <translation>기존 품목</translation>
    </message>
    <message>
        <source>New items</source>
        <translation>신규 품목</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>시간별</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>그룹별</translation>
    </message>
    <message>
        <source>Leave one out</source>
        <translation>하나씩 제외</translation>
    </message>
    <message>
        <source>No actual data</source>
        <translation>실적 없음</translation>
    </message>
    <message>
        <source>Few orders</source>
        <translation>샘플 부족</translation>
    </message>
    <message>
        <source>High CV</source>
        <translation>변동계수 높음</translation>
    </message>
    <message>
        <source>High MAE</source>
        <translation>MAE 높음</translation>
    </message>
    <message>
        <source>High trimmed MAE</source>
        <translation>절사 MAE 높음</translation>
    </message>
    <message>
        <source>Low process match</source>
        <translation>공정 일치율 낮음</translation>
    </message>
    <message>
        <source>Prediction failed</source>
        <translation>예측 실패</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>드리프트</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Nothing measured</source>
        <translation>측정 못함</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>직접 실행</translation>
    </message>
    <message>
        <source>After a sync</source>
        <translation>동기화 후</translation>
    </message>
    <message>
        <source>By schedule</source>
        <translation>예약 실행</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>유사도</translation>
    </message>
    <message>
        <source>Operation mix</source>
        <translation>공정 구성</translation>
    </message>
    <message>
        <source>Minutes at work center</source>
        <translation>작업장 시간</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>Stratified by family</source>
        <translation>품목군별 층화</translation>
    </message>
    <message>
        <source>Recently booked</source>
        <translation>최근 실적 위주</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>매일</translation>
    </message>
    <message>
        <source>Weekly</source>
        <translation>매주</translation>
    </message>
    <message>
        <source>In-house</source>
        <translation>사내</translation>
    </message>
    <message>
        <source>Subcontract</source>
        <translation>외주</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>구분 없음</translation>
    </message>
    <message>
        <source>Routing master</source>
        <translation>라우팅 기준정보</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>수정됨</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>건너뜀</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>보류</translation>
    </message>
    <message>
        <source>Read the data</source>
        <translation>데이터 읽기</translation>
    </message>
    <message>
        <source>Clean work results</source>
        <translation>작업실적 정제</translation>
    </message>
    <message>
        <source>Describe items</source>
        <translation>품목 벡터화</translation>
    </message>
    <message>
        <source>Index neighbors</source>
        <translation>유사 품목 색인</translation>
    </message>
    <message>
        <source>Learn routings</source>
        <translation>라우팅 학습</translation>
    </message>
    <message>
        <source>Learn times</source>
        <translation>시간 학습</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>보정</translation>
    </message>
    <message>
        <source>Measure quality</source>
        <translation>품질 측정</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>게시</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>생산</translation>
    </message>
    <message>
        <source>Breakdown</source>
        <translation>고장</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>재작업</translation>
    </message>
    <message>
        <source>No quantity</source>
        <translation>수량 없음</translation>
    </message>
    <message>
        <source>No minutes</source>
        <translation>시간 없음</translation>
    </message>
    <message>
        <source>Negative minutes</source>
        <translation>음수 시간</translation>
    </message>
    <message>
        <source>Absurd minutes</source>
        <translation>비정상 시간</translation>
    </message>
    <message>
        <source>Date in the future</source>
        <translation>미래 날짜</translation>
    </message>
    <message>
        <source>Booked twice</source>
        <translation>중복 보고</translation>
    </message>
    <message>
        <source>Reported in parts</source>
        <translation>나누어 보고</translation>
    </message>
    <message>
        <source>Order number used again</source>
        <translation>오더 번호 재사용</translation>
    </message>
    <message>
        <source>Posted late</source>
        <translation>늦게 입력</translation>
    </message>
    <message>
        <source>Operation in another unit</source>
        <translation>공정의 단위가 다름</translation>
    </message>
    <message>
        <source>Unit doubtful</source>
        <translation>단위 의심</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>바로잡음</translation>
    </message>
    <message>
        <source>In minutes</source>
        <translation>분</translation>
    </message>
    <message>
        <source>In hours</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>In seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>Per order</source>
        <translation>오더당</translation>
    </message>
    <message>
        <source>Per piece</source>
        <translation>개당</translation>
    </message>
    <message>
        <source>Outlier</source>
        <translation>이상치</translation>
    </message>
    <message>
        <source>Set-up booked twice</source>
        <translation>셋업 두 번 입력</translation>
    </message>
    <message>
        <source>Code in no routing</source>
        <translation>라우팅에 없는 코드</translation>
    </message>
    <message>
        <source>Booked at the same time</source>
        <translation>동시 입력</translation>
    </message>
    <message>
        <source>Rounded minutes</source>
        <translation>반올림한 시간</translation>
    </message>
    <message>
        <source>Several operations in one</source>
        <translation>여러 공정 합산</translation>
    </message>
    <message>
        <source>Whole time on one part</source>
        <translation>분할에 전체 시간</translation>
    </message>
    <message>
        <source>From this item&apos;s own work results for the operation.</source>
        <translation>이 품목의 같은 공정 실적입니다.</translation>
    </message>
    <message>
        <source>The item&apos;s own standard, corrected by what this operation really takes of such standards.</source>
        <translation>품목 자체의 표준시간을 이 공정의 실제 소요 비율로 보정한 값입니다.</translation>
    </message>
    <message>
        <source>From work results of the similar items for the operation.</source>
        <translation>유사 품목의 같은 공정 실적입니다.</translation>
    </message>
    <message>
        <source>From all work results of the operation at this work center.</source>
        <translation>이 작업장에서 한 같은 공정의 모든 실적입니다.</translation>
    </message>
    <message>
        <source>From all work results of the operation, wherever it was done.</source>
        <translation>작업장과 관계없이 같은 공정의 모든 실적입니다.</translation>
    </message>
    <message>
        <source>The standard time of the ERP&apos;s routing; no work results support it.</source>
        <translation>ERP 라우팅의 표준시간이며 뒷받침하는 실적이 없습니다.</translation>
    </message>
    <message>
        <source>Neither work results nor a standard time exist.</source>
        <translation>실적도 표준시간도 없습니다.</translation>
    </message>
    <message>
        <source>Such proposals were nearly always released unchanged.</source>
        <translation>이런 제안은 거의 항상 그대로 확정됐습니다.</translation>
    </message>
    <message>
        <source>Few work orders stand behind the times.</source>
        <translation>시간의 바탕이 된 오더가 적습니다.</translation>
    </message>
    <message>
        <source>No work result stands behind the times.</source>
        <translation>시간의 바탕이 된 실적이 없습니다.</translation>
    </message>
    <message>
        <source>Done in-house by the plant&apos;s table; the original is subcontracted.</source>
        <translation>전환표에 따라 사내에서 합니다. 원공정은 외주입니다.</translation>
    </message>
    <message>
        <source>At least one operation is done by a subcontractor.</source>
        <translation>외주 공정이 하나 이상 있습니다.</translation>
    </message>
    <message>
        <source>Every operation is done by a subcontractor.</source>
        <translation>모든 공정이 외주입니다.</translation>
    </message>
    <message>
        <source>Taken from work results, because the ERP keeps no routing for it.</source>
        <translation>ERP에 라우팅이 없어 작업실적에서 가져왔습니다.</translation>
    </message>
    <message>
        <source>No similar item is made exactly so. Each operation is one of similar items, or as the plant did it last.</source>
        <translation>이와 똑같이 만드는 유사 품목은 없습니다. 각 공정은 유사 품목의 공정이거나 공장이 마지막으로 수행한 방식입니다.</translation>
    </message>
    <message>
        <source>Breaks an order of operations that the plant keeps.</source>
        <translation>공장이 지키는 공정 순서에 어긋납니다.</translation>
    </message>
    <message>
        <source>Such proposals were nearly always released unchanged, or with other times.</source>
        <translation>이런 제안은 거의 모두 그대로, 또는 시간만 바뀌어 확정되었습니다.</translation>
    </message>
    <message>
        <source>A planner should look at it before release.</source>
        <translation>확정 전에 담당자가 살펴볼 제안입니다.</translation>
    </message>
    <message>
        <source>The plant made nothing like it, or such things in too many ways, so nothing is proposed.</source>
        <translation>이 공장에서 비슷한 것을 만든 적이 없거나 만드는 방법이 너무 여러 가지여서 제안하지 않습니다.</translation>
    </message>
    <message>
        <source>Coefficient of variation below 15 %.</source>
        <translation>변동계수 15 % 미만.</translation>
    </message>
    <message>
        <source>Coefficient of variation 15 to 30 %.</source>
        <translation>변동계수 15~30 %.</translation>
    </message>
    <message>
        <source>Coefficient of variation 30 to 50 %.</source>
        <translation>변동계수 30~50 %.</translation>
    </message>
    <message>
        <source>Coefficient of variation 50 % or more.</source>
        <translation>변동계수 50 % 이상.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>품목</translation>
    </message>
    <message>
        <source>Routing operations</source>
        <translation>라우팅 공정</translation>
    </message>
    <message>
        <source>Work results</source>
        <translation>작업실적</translation>
    </message>
    <message>
        <source>Draw the sample</source>
        <translation>샘플 추출</translation>
    </message>
    <message>
        <source>Ask the items</source>
        <translation>품목 질문</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Look for drift</source>
        <translation>드리프트 확인</translation>
    </message>
    <message>
        <source>Judge standards</source>
        <translation>표준 판정</translation>
    </message>
    <message>
        <source>Check the rows</source>
        <translation>행 점검</translation>
    </message>
    <message>
        <source>Item code</source>
        <translation>품목코드</translation>
    </message>
    <message>
        <source>Item name</source>
        <translation>품목명</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>라우팅</translation>
    </message>
    <message>
        <source>Seq.</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>Operation code</source>
        <translation>공정코드</translation>
    </message>
    <message>
        <source>Operation name</source>
        <translation>공정명</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>자원</translation>
    </message>
    <message>
        <source>Resource name</source>
        <translation>자원명</translation>
    </message>
    <message>
        <source>Operation type</source>
        <translation>공정타입</translation>
    </message>
    <message>
        <source>Setup time</source>
        <translation>셋업시간</translation>
    </message>
    <message>
        <source>Run time</source>
        <translation>작업시간</translation>
    </message>
    <message>
        <source>Base quantity</source>
        <translation>기준수량</translation>
    </message>
    <message>
        <source>Base unit</source>
        <translation>기준단위</translation>
    </message>
    <message>
        <source>Queue time</source>
        <translation>Queue 시간</translation>
    </message>
    <message>
        <source>Wait time</source>
        <translation>대기시간</translation>
    </message>
    <message>
        <source>Move time</source>
        <translation>이동시간</translation>
    </message>
    <message>
        <source>A setup time</source>
        <translation>A셋업시간</translation>
    </message>
    <message>
        <source>A run time</source>
        <translation>A작업시간</translation>
    </message>
    <message>
        <source>Subcontract L/T</source>
        <translation>외주 L/T</translation>
    </message>
    <message>
        <source>Batch operation</source>
        <translation>배치공정</translation>
    </message>
    <message>
        <source>Subcontractor</source>
        <translation>외주처</translation>
    </message>
    <message>
        <source>Subcontractor name</source>
        <translation>외주처명</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>검사</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>유효시작</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>유효종료</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>생성일</translation>
    </message>
    <message>
        <source>Main routing</source>
        <translation>주라우팅</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>작업 오더</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>수량</translation>
    </message>
    <message>
        <source>Start of work</source>
        <translation>작업 시작</translation>
    </message>
    <message>
        <source>Worker (number only)</source>
        <translation>작업자 (번호만)</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>불량</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Turned down</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>미결</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>보고일</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>구분</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>근거</translation>
    </message>
    <message>
        <source>Nothing probable enough</source>
        <translation>확률이 충분한 제안 없음</translation>
    </message>
</context>
<context>
    <name>WorkCenterList</name>
    <message>
        <source>Work centers: small and large lots differ</source>
        <translation>작업장: 로트 크기에 따라 다름</translation>
    </message>
    <message>
        <source>Work centers</source>
        <translation>작업장</translation>
    </message>
</context>
</TS>
