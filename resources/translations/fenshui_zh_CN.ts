<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Acting</name>
    <message>
        <source>Basin authority</source>
        <translation>流域管理机构</translation>
    </message>
    <message>
        <source>Card to write</source>
        <translation>要写入的名片文件</translation>
    </message>
    <message>
        <source>Choose; several as ids with commas</source>
        <translation>请选择；多个请填编号，以逗号分隔</translation>
    </message>
    <message>
        <source>Hand out a key card</source>
        <translation>发放公钥名片</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>Last day for an answer</source>
        <translation>答复截止日</translation>
    </message>
    <message>
        <source>Last day for the decision</source>
        <translation>决定截止日</translation>
    </message>
    <message>
        <source>Name of the case</source>
        <translation>案件名称</translation>
    </message>
    <message>
        <source>Observer (may stay empty)</source>
        <translation>观察方（可不填）</translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation>开立案件</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>开立</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Sign: {act}</source>
        <translation>签署：{act}</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Third party (may stay empty)</source>
        <translation>第三方（可不填）</translation>
    </message>
    <message>
        <source>Transferee</source>
        <translation>受让方</translation>
    </message>
    <message>
        <source>Transferor</source>
        <translation>转让方</translation>
    </message>
    <message>
        <source>Write the card</source>
        <translation>写入名片</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Verify evidence…</source>
        <translation>核验证据包…</translation>
    </message>
    <message>
        <source>Open basin file…</source>
        <translation>打开流域文件…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Fenshui {version}
What each trade of water does to everybody else and to the river.</source>
        <translation>分水 {version}
每一笔水权交易对其他各方和河流的影响，一目了然。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Deal</source>
        <translation>交易(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Ledger</source>
        <translation>账本(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Sample basins</source>
        <translation>示例流域</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Open basin…</source>
        <translation>打开流域…</translation>
    </message>
    <message>
        <source>Open transfer…</source>
        <translation>打开转让文件…</translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>新建转让</translation>
    </message>
    <message>
        <source>Save the transfer…</source>
        <translation>保存转让文件…</translation>
    </message>
    <message>
        <source>Save the map as a picture…</source>
        <translation>将地图存为图片…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Show the whole basin</source>
        <translation>显示全流域</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>恢复默认布局</translation>
    </message>
    <message>
        <source>Assess impact</source>
        <translation>评估影响</translation>
    </message>
    <message>
        <source>Draw up the agreement…</source>
        <translation>拟订协议…</translation>
    </message>
    <message>
        <source>Open an agreement…</source>
        <translation>打开协议…</translation>
    </message>
    <message>
        <source>Sign or approve…</source>
        <translation>签署或批准…</translation>
    </message>
    <message>
        <source>Record in the ledger…</source>
        <translation>记入账本…</translation>
    </message>
    <message>
        <source>Open a ledger…</source>
        <translation>打开账本…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Export evidence…</source>
        <translation>导出证据包…</translation>
    </message>
    <message>
        <source>New key…</source>
        <translation>新建密钥…</translation>
    </message>
    <message>
        <source>Start a ledger…</source>
        <translation>建立账本…</translation>
    </message>
    <message>
        <source>Vouch for a key…</source>
        <translation>登记密钥…</translation>
    </message>
    <message>
        <source>Sources of the figures…</source>
        <translation>数据来源…</translation>
    </message>
    <message>
        <source>About Fenshui</source>
        <translation>关于分水</translation>
    </message>
    <message>
        <source>Yellow River</source>
        <translation>黄河</translation>
    </message>
    <message>
        <source>Two farms</source>
        <translation>两个农场</translation>
    </message>
    <message>
        <source>Heihe</source>
        <translation>黑河</translation>
    </message>
    <message>
        <source>Handbook…</source>
        <translation>手册…</translation>
    </message>
    <message>
        <source>Find anything…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Pin the draft to compare</source>
        <translation>固定草案以供比较</translation>
    </message>
</context>
<context>
    <name>BasinCard</name>
    <message>
        <source>Add a holder</source>
        <translation>添加权利人</translation>
    </message>
    <message>
        <source>Add a region</source>
        <translation>添加区域</translation>
    </message>
    <message>
        <source>Rules of trading, and the map</source>
        <translation>交易规则与底图</translation>
    </message>
    <message>
        <source>Sources of the figures</source>
        <translation>数据来源</translation>
    </message>
</context>
<context>
    <name>CaseWords</name>
    <message>
        <source>In the package for the next terms: {names}</source>
        <translation>下一次提出的成组转让：{names}</translation>
    </message>
    <message>
        <source>The file held nothing new.</source>
        <translation>文件中没有新内容。</translation>
    </message>
    <message>
        <source>What the file changed</source>
        <translation>新文件带来的变化</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Nothing is pinned. Drafts and offers will stand here side by side: pin one, or a case at its desk.</source>
        <translation>尚无固定的方案。草案与要约将在此并列比较：可固定当前草案，或在协商台固定一个案件。</translation>
    </message>
    <message>
        <source>Pin the draft</source>
        <translation>固定当前草案</translation>
    </message>
    <message>
        <source>Keep the terms of the ticket and what they do, to compare others with them</source>
        <translation>保留当前条款及其影响，供与其他方案比较</translation>
    </message>
    <message>
        <source>Pin the baseline</source>
        <translation>固定基准</translation>
    </message>
    <message>
        <source>Unpin all</source>
        <translation>全部取消</translation>
    </message>
    <message>
        <source>Comparison of what is pinned</source>
        <translation>已固定方案的比较</translation>
    </message>
    <message>
        <source>One scale and one extent; a click on a map puts its terms on the ticket.</source>
        <translation>色阶与范围相同；点击小图即将其条款放入交易单。</translation>
    </message>
    <message>
        <source>Put the terms of “{name}” on the ticket</source>
        <translation>将“{name}”的条款放入交易单</translation>
    </message>
    <message>
        <source>Unpin “{name}”</source>
        <translation>取消固定“{name}”</translation>
    </message>
    <message>
        <source>Map of “{name}”</source>
        <translation>“{name}”的小图</translation>
    </message>
</context>
<context>
    <name>ComparisonWords</name>
    <message>
        <source>counter-offer</source>
        <translation>反要约</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草案</translation>
    </message>
    <message>
        <source>offer</source>
        <translation>要约</translation>
    </message>
    <message>
        <source>Proposed by {who}</source>
        <translation>提出方：{who}</translation>
    </message>
    <message>
        <source>Transfer {ids}</source>
        <translation>转让编号：{ids}</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Volume a year</source>
        <translation>年转让水量</translation>
    </message>
    <message>
        <source>Price, yuan/m³</source>
        <translation>单价（元/m³）</translation>
    </message>
    <message>
        <source>Total, yuan</source>
        <translation>总价（元）</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>From → to</source>
        <translation>转让方 → 受让方</translation>
    </message>
    <message>
        <source>Exchange rate</source>
        <translation>兑换比率</translation>
    </message>
    <message>
        <source>Paper water</source>
        <translation>纸面水量</translation>
    </message>
    <message>
        <source>Injured third parties</source>
        <translation>受损第三方</translation>
    </message>
    <message>
        <source>Section lowered most</source>
        <translation>减水最多的断面</translation>
    </message>
    <message>
        <source>Compensation, water a year</source>
        <translation>补偿水量（年）</translation>
    </message>
    <message>
        <source>Compensation, yuan a year</source>
        <translation>补偿金额（元/年）</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>无法核定</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>{parties}, {volume} · {kind}</source>
        <translation>{parties}，{volume} · {kind}</translation>
    </message>
    <message>
        <source>{volume} · {kind}</source>
        <translation>{volume} · {kind}</translation>
    </message>
</context>
<context>
    <name>Deal</name>
    <message>
        <source>✗ Rule {rule} is broken: {title}</source>
        <translation>✗ 违反规则 {rule}：{title}</translation>
    </message>
    <message>
        <source>No agreement is on the table. Draw one up for a transfer whose impact was assessed, or open the folder of one that travels between the parties.</source>
        <translation>尚无待签协议。可为已评估影响的转让拟订协议，或打开在各方之间传递的协议文件夹。</translation>
    </message>
    <message>
        <source>Draw up the agreement…</source>
        <translation>拟订协议…</translation>
    </message>
    <message>
        <source>Open an agreement…</source>
        <translation>打开协议…</translation>
    </message>
    <message>
        <source>Text of the agreement</source>
        <translation>协议文本</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>签署…</translation>
    </message>
    <message>
        <source>Record in the ledger…</source>
        <translation>记入账本…</translation>
    </message>
    <message>
        <source>Open an agreement</source>
        <translation>打开协议</translation>
    </message>
    <message>
        <source>Passphrase of the ledger</source>
        <translation>账本口令</translation>
    </message>
    <message>
        <source>Waits for the signatures of the parties.</source>
        <translation>等待双方签署。</translation>
    </message>
    <message>
        <source>Both parties have signed. Waits for the approval of the basin authority.</source>
        <translation>双方已签署，等待流域管理机构批准。</translation>
    </message>
    <message>
        <source>Signed and approved. Waits to be recorded in the ledger.</source>
        <translation>已签署并批准，等待记入账本。</translation>
    </message>
    <message>
        <source>Recorded in the ledger.</source>
        <translation>已记入账本。</translation>
    </message>
    <message>
        <source>Transferor</source>
        <translation>转让方</translation>
    </message>
    <message>
        <source>Transferee</source>
        <translation>受让方</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>管理机构</translation>
    </message>
    <message>
        <source>Key file of the transferor</source>
        <translation>转让方密钥文件</translation>
    </message>
    <message>
        <source>Key file of the transferee</source>
        <translation>受让方密钥文件</translation>
    </message>
    <message>
        <source>Key file of the authority</source>
        <translation>管理机构密钥文件</translation>
    </message>
    <message>
        <source>New folder for the agreement</source>
        <translation>存放协议的新文件夹</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>批准…</translation>
    </message>
    <message>
        <source>Draw up the agreement</source>
        <translation>拟订协议</translation>
    </message>
    <message>
        <source>Draw up</source>
        <translation>拟订</translation>
    </message>
    <message>
        <source>Record in the ledger</source>
        <translation>记入账本</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记入</translation>
    </message>
    <message>
        <source>✓ signed</source>
        <translation>✓ 已签</translation>
    </message>
    <message>
        <source>to sign</source>
        <translation>待签</translation>
    </message>
</context>
<context>
    <name>DesktopMenu</name>
    <message>
        <source>Analyst</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Basins</source>
        <translation>流域</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>协商案卷</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Ledgers</source>
        <translation>账本</translation>
    </message>
    <message>
        <source>Name of the workspace</source>
        <translation>工作区名称</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>协商</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Save the workspace</source>
        <translation>保存工作区</translation>
    </message>
    <message>
        <source>Save the workspace…</source>
        <translation>保存当前工作区…</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>Tour of the window</source>
        <translation>窗口导览</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>转让文件</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>工作区</translation>
    </message>
</context>
<context>
    <name>DockTabs</name>
    <message>
        <source>Close the panel</source>
        <translation>关闭面板</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Undock or dock the panel</source>
        <translation>面板浮动或停靠</translation>
    </message>
</context>
<context>
    <name>DraftWords</name>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>水量</translation>
    </message>
    <message>
        <source>price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>exchange rate</source>
        <translation>兑换比率</translation>
    </message>
    <message>
        <source>first day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>截止日</translation>
    </message>
    <message>
        <source>from</source>
        <translation>转让方</translation>
    </message>
    <message>
        <source>to</source>
        <translation>受让方</translation>
    </message>
    <message>
        <source>object</source>
        <translation>标的</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>逐时段安排</translation>
    </message>
    <message>
        <source>release from</source>
        <translation>下泄水库</translation>
    </message>
    <message>
        <source>Nothing on the table</source>
        <translation>尚无草案</translation>
    </message>
    <message>
        <source>{name} on the table, {volume}</source>
        <translation>起草 {name}，{volume}</translation>
    </message>
    <message>
        <source>other terms</source>
        <translation>其他条款</translation>
    </message>
    <message>
        <source>{yuan} yuan/m³</source>
        <translation>{yuan} 元/m³</translation>
    </message>
</context>
<context>
    <name>EditStep</name>
    <message>
        <source>Edit the basin</source>
        <translation>编辑流域</translation>
    </message>
</context>
<context>
    <name>EditWords</name>
    <message>
        <source>The basin as it was</source>
        <translation>原有流域</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Split reach {id} at {node}</source>
        <translation>在{node}处拆分河段 {id}</translation>
    </message>
    <message>
        <source>Changed the settings of the basin</source>
        <translation>修改流域设置</translation>
    </message>
    <message>
        <source>Wrote where the figures come from</source>
        <translation>填写数据来源</translation>
    </message>
    <message>
        <source>{table}: {count:row|rows} changed</source>
        <translation>{table}：修改 {count} 行</translation>
    </message>
    <message>
        <source>Deleted {name}</source>
        <translation>删除{name}</translation>
    </message>
    <message>
        <source>{table}: {count:row|rows} deleted</source>
        <translation>{table}：删除 {count} 行</translation>
    </message>
    <message>
        <source>{table}: {count:row|rows} added</source>
        <translation>{table}：新增 {count} 行</translation>
    </message>
    <message>
        <source>Connected {start} → {end}</source>
        <translation>连接 {start} → {end}</translation>
    </message>
    <message>
        <source>Added {name}</source>
        <translation>新增{name}</translation>
    </message>
    <message>
        <source>Turned reach {id} round</source>
        <translation>河段 {id} 改为反向</translation>
    </message>
    <message>
        <source>{table}: {count:cell|cells} written</source>
        <translation>{table}：填写 {count} 格</translation>
    </message>
    <message>
        <source>{name} · {field}: {was} → {now}</source>
        <translation>{name} · {field}：{was} → {now}</translation>
    </message>
    <message>
        <source>Moved {name}</source>
        <translation>移动{name}</translation>
    </message>
    <message>
        <source>Placed {name} on the map</source>
        <translation>在地图上放置{name}</translation>
    </message>
    <message>
        <source>Moved {count:node|nodes}</source>
        <translation>移动 {count} 个节点</translation>
    </message>
    <message>
        <source>Placed {count:node|nodes} on the map</source>
        <translation>在地图上放置 {count} 个节点</translation>
    </message>
    <message>
        <source>Redrew reach {id}</source>
        <translation>重绘河段 {id}</translation>
    </message>
    <message>
        <source>Redrew {count:shape|shapes}</source>
        <translation>重绘 {count} 个图形</translation>
    </message>
    <message>
        <source>Wrote the inflow at {name}</source>
        <translation>填写{name}的来水</translation>
    </message>
    <message>
        <source>Wrote the inflows at {count:node|nodes}</source>
        <translation>填写 {count} 个节点的来水</translation>
    </message>
</context>
<context>
    <name>EffectAtOnce</name>
    <message>
        <source>What it does to the sections</source>
        <translation>对断面的影响</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>多年平均</translation>
    </message>
    <message>
        <source>worst period</source>
        <translation>最不利时段</translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message>
        <source>A fault of the program</source>
        <translation>程序出错</translation>
    </message>
    <message>
        <source>Something in the program went wrong.</source>
        <translation>程序内部出现错误。</translation>
    </message>
    <message>
        <source>Your drafts are kept and you can go on.</source>
        <translation>草案均已保留，可继续工作。</translation>
    </message>
    <message>
        <source>The window cannot be built and the program ends; drafts of before are kept.</source>
        <translation>窗口无法建立，程序将退出；此前的草案均已保留。</translation>
    </message>
    <message>
        <source>The report below helps to mend it; it holds no passphrase, no name of a key, no path and no figure of yours.</source>
        <translation>下面的报告有助于修复；其中不含口令、密钥名称、文件路径和您的任何数据。</translation>
    </message>
    <message>
        <source>End</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Report of the fault</source>
        <translation>错误报告</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
</context>
<context>
    <name>FieldGrid</name>
    <message>
        <source>Choose: {field}</source>
        <translation>选择：{field}</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Light colours</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Fenshui</source>
        <translation>分水</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>No basin is open</source>
        <translation>尚未打开流域</translation>
    </message>
    <message>
        <source>{reaches:reach|reaches} · {sections:section|sections} · {rights:right|rights} · {years}</source>
        <translation>{reaches} 条河段 · {sections} 个断面 · {rights} 项用水权 · {years} 年</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Edits of the draft</source>
        <translation>草案的修改记录</translation>
    </message>
    <message>
        <source>A click puts the draft of that line back.</source>
        <translation>点击一行，即恢复到该处的草案。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Edits of the basin</source>
        <translation>流域的修改记录</translation>
    </message>
    <message>
        <source>A click puts the basin of that line back.</source>
        <translation>点击一行，即恢复到该处的流域。</translation>
    </message>
    <message>
        <source>Every edit of a draft will stand here as a line; a click on it undoes the later ones.</source>
        <translation>草案的每次修改将逐行列于此处；点击一行，即撤销其后的修改。</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Regions</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>保证率</translation>
    </message>
    <message>
        <source>What regions consume, and how reliably the river flows, will stand here.</source>
        <translation>各行政区的耗水量与河道流量的保证率将列于此处。</translation>
    </message>
    <message>
        <source>Click to enlarge</source>
        <translation>点击放大</translation>
    </message>
</context>
<context>
    <name>HydrographTold</name>
    <message>
        <source>{place}: {facts}</source>
        <translation>{place}：{facts}</translation>
    </message>
    <message>
        <source>target {low}</source>
        <translation>目标流量 {low}</translation>
    </message>
    <message>
        <source>target {low} to {high}</source>
        <translation>目标流量 {low} 至 {high}</translation>
    </message>
    <message>
        <source>warning flow {flow}</source>
        <translation>预警流量 {flow}</translation>
    </message>
</context>
<context>
    <name>KeyMade</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>复制指纹</translation>
    </message>
    <message>
        <source>Fingerprint of the key of {name}</source>
        <translation>{name}的密钥指纹</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新密钥</translation>
    </message>
    <message>
        <source>Tell the fingerprint to your partners and to the authority by another way than the file: by telephone or face to face. They compare it before they trust the key.</source>
        <translation>请通过密钥文件以外的途径（电话或当面）将指纹告知对方和流域机构，供其在信任此密钥之前核对。</translation>
    </message>
    <message>
        <source>The key is made</source>
        <translation>密钥已生成</translation>
    </message>
    <message>
        <source>The key lies in {file}</source>
        <translation>密钥存于 {file}</translation>
    </message>
</context>
<context>
    <name>MapActs</name>
    <message>
        <source>Zoom to the selection</source>
        <translation>缩放到所选对象</translation>
    </message>
    <message>
        <source>Measure a distance</source>
        <translation>测量距离</translation>
    </message>
</context>
<context>
    <name>MapMenu</name>
    <message>
        <source>Select</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>Zoom to it</source>
        <translation>缩放到此处</translation>
    </message>
    <message>
        <source>Show in the tables</source>
        <translation>在数据表中显示</translation>
    </message>
    <message>
        <source>New transfer from {holder}</source>
        <translation>新建转让：转让方 {holder}</translation>
    </message>
    <message>
        <source>New transfer from a right here</source>
        <translation>以此处水权新建转让</translation>
    </message>
    <message>
        <source>Show the whole basin</source>
        <translation>显示全流域</translation>
    </message>
    <message>
        <source>Copy the coordinates</source>
        <translation>复制坐标</translation>
    </message>
</context>
<context>
    <name>MapTold</name>
    <message>
        <source>{basin}.</source>
        <translation>{basin}。</translation>
    </message>
    <message>
        <source>mean of the whole record</source>
        <translation>全系列平均</translation>
    </message>
    <message>
        <source>worst period of each place</source>
        <translation>各处最不利时段</translation>
    </message>
    <message>
        <source>before the transfer</source>
        <translation>转让前</translation>
    </message>
    <message>
        <source>after the transfer</source>
        <translation>转让后</translation>
    </message>
    <message>
        <source>before on the left, after on the right</source>
        <translation>左侧为转让前，右侧为转让后</translation>
    </message>
    <message>
        <source>actual use</source>
        <translation>实际用水</translation>
    </message>
    <message>
        <source>entitlement</source>
        <translation>足额用水</translation>
    </message>
    <message>
        <source>Coloured by: {what}.</source>
        <translation>着色依据：{what}。</translation>
    </message>
    <message>
        <source>Selected: {what}.</source>
        <translation>已选中：{what}。</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>未选中任何对象。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>Measuring</name>
    <message>
        <source>Length: {length}</source>
        <translation>长度：{length}</translation>
    </message>
    <message>
        <source>Click to measure</source>
        <translation>点击开始测量</translation>
    </message>
    <message>
        <source>along the river {length}</source>
        <translation>沿河 {length}</translation>
    </message>
</context>
<context>
    <name>NewRight</name>
    <message>
        <source>Add a right</source>
        <translation>添加水权</translation>
    </message>
    <message>
        <source>Holder of the new right</source>
        <translation>新水权的权利人</translation>
    </message>
    <message>
        <source>New right at</source>
        <translation>新水权位于</translation>
    </message>
    <message>
        <source>New right for</source>
        <translation>新水权归</translation>
    </message>
    <message>
        <source>Node of the new right</source>
        <translation>新水权的节点</translation>
    </message>
</context>
<context>
    <name>ProvinceChart</name>
    <message>
        <source>Consumption counted for regions</source>
        <translation>计入各行政区的耗水量</translation>
    </message>
    <message>
        <source>No region has a quota or a cap, and none consumes more or less.</source>
        <translation>各行政区均无分配指标和总量指标，耗水量也无变化。</translation>
    </message>
    <message>
        <source>actual use</source>
        <translation>实际用水</translation>
    </message>
    <message>
        <source>full entitlements</source>
        <translation>足额用水</translation>
    </message>
    <message>
        <source>mean year, {use}</source>
        <translation>多年平均，{use}</translation>
    </message>
    <message>
        <source> · above the quota: {regions}</source>
        <translation> · 超出分配指标：{regions}</translation>
    </message>
    <message>
        <source>Mean yearly consumption counted for regions, in {unit}.</source>
        <translation>计入各行政区的多年平均耗水量，单位 {unit}。</translation>
    </message>
    <message>
        <source> · bought water counts for the transferor’s region</source>
        <translation> · 受让水量计入转让方所在行政区</translation>
    </message>
    <message>
        <source> · bought water counts for the transferee’s region</source>
        <translation> · 受让水量计入受让方所在行政区</translation>
    </message>
    <message>
        <source>{region} {before} before, {after} after</source>
        <translation>{region}：转让前 {before}，转让后 {after}</translation>
    </message>
    <message>
        <source>, quota {quota}</source>
        <translation>，分配指标 {quota}</translation>
    </message>
    <message>
        <source>, cap on diversions {cap}</source>
        <translation>，取水总量指标 {cap}</translation>
    </message>
</context>
<context>
    <name>ReliabilityChart</name>
    <message>
        <source>There is no reach yet.</source>
        <translation>尚无河段。</translation>
    </message>
    <message>
        <source> · ※ target or warning flow unverified</source>
        <translation> · ※ 目标流量或预警流量未核实</translation>
    </message>
    <message>
        <source>No target is stated here.</source>
        <translation>此处未规定目标流量。</translation>
    </message>
    <message>
        <source>Target met in {before} % of periods.</source>
        <translation>{before}% 的时段满足目标流量。</translation>
    </message>
    <message>
        <source>Target met in {before} % of periods before, {after} % after.</source>
        <translation>满足目标流量的时段：转让前 {before}%，转让后 {after}%。</translation>
    </message>
    <message>
        <source>At least {before} in {share} % of the periods.</source>
        <translation>{share}% 的时段流量不低于 {before}。</translation>
    </message>
    <message>
        <source>At least {before} before and {after} after in {share} % of the periods.</source>
        <translation>{share}% 的时段流量不低于：转让前 {before}，转让后 {after}。</translation>
    </message>
</context>
<context>
    <name>Hydrograph</name>
    <message>
        <source>Hydrograph</source>
        <translation>流量过程线</translation>
    </message>
    <message>
        <source> · ※ target or warning flow unverified</source>
        <translation> · ※ 目标流量或预警流量未核实</translation>
    </message>
    <message>
        <source>5 years</source>
        <translation>5 年</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>全系列</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>转让前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>转让后</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标流量</translation>
    </message>
    <message>
        <source>Warning flow</source>
        <translation>预警流量</translation>
    </message>
    <message>
        <source>Flow, {unit}</source>
        <translation>流量，{unit}</translation>
    </message>
    <message>
        <source>The flow at a section or in a reach will stand here.</source>
        <translation>断面或河段的流量将显示于此处。</translation>
    </message>
    <message>
        <source>There is no reach yet.</source>
        <translation>尚无河段。</translation>
    </message>
    <message>
        <source>mean {mean}</source>
        <translation>平均 {mean}</translation>
    </message>
    <message>
        <source> ({change} by the transfer)</source>
        <translation>（转让使其变化 {change}）</translation>
    </message>
    <message>
        <source> · lowest {lowest}</source>
        <translation> · 最小 {lowest}</translation>
    </message>
</context>
<context>
    <name>ImpactWords</name>
    <message>
        <source>Third party</source>
        <translation>第三方</translation>
    </message>
    <message>
        <source>Loss, {unit}</source>
        <translation>减少量，{unit}</translation>
    </message>
    <message>
        <source>Gross: a gain in May does not hide a loss in August</source>
        <translation>毛减少量：五月的增加不抵八月的减少</translation>
    </message>
    <message>
        <source>Of demand</source>
        <translation>占需水</translation>
    </message>
    <message>
        <source>Loss as a share of the mean yearly demand</source>
        <translation>减少量占年平均需水量的比例</translation>
    </message>
    <message>
        <source>Net, {unit}</source>
        <translation>净损害，{unit}</translation>
    </message>
    <message>
        <source>Loss less gain</source>
        <translation>减少量减去增加量</translation>
    </message>
    <message>
        <source>Worst period</source>
        <translation>最不利时段</translation>
    </message>
    <message>
        <source>Newly short</source>
        <translation>新增缺水时段</translation>
    </message>
    <message>
        <source>Periods with a shortage that were without one</source>
        <translation>原不缺水而新增缺水的时段数</translation>
    </message>
    <message>
        <source>Injured</source>
        <translation>受损害</translation>
    </message>
    <message>
        <source>The loss is more than the share the basin calls none</source>
        <translation>减少量超过流域规定的可忽略比例</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>断面</translation>
    </message>
    <message>
        <source>Mean, {unit}</source>
        <translation>平均，{unit}</translation>
    </message>
    <message>
        <source>A year, {unit}</source>
        <translation>每年，{unit}</translation>
    </message>
    <message>
        <source>Lowest, {unit}</source>
        <translation>最小，{unit}</translation>
    </message>
    <message>
        <source>New deficit</source>
        <translation>新增亏缺</translation>
    </message>
    <message>
        <source>New or deeper deficit as a share of the volume to be kept</source>
        <translation>新增或加深的亏缺占应保障水量的比例</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>变差</translation>
    </message>
    <message>
        <source>A deficit is deeper by more than the share the basin calls none</source>
        <translation>亏缺加深超过流域规定的可忽略比例</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Quota, {unit}</source>
        <translation>分配指标，{unit}</translation>
    </message>
    <message>
        <source>Consumed before, {unit}</source>
        <translation>转让前耗水，{unit}</translation>
    </message>
    <message>
        <source>Consumed after, {unit}</source>
        <translation>转让后耗水，{unit}</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>The transfer on the ticket is not saved.</source>
        <translation>交易单上的转让尚未保存。</translation>
    </message>
</context>
<context>
    <name>LedgerActs</name>
    <message>
        <source>Choose, or type an id</source>
        <translation>请选择，或填写编号</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export evidence</source>
        <translation>导出证据包</translation>
    </message>
    <message>
        <source>File of the ledger</source>
        <translation>账本文件</translation>
    </message>
    <message>
        <source>File to keep it in</source>
        <translation>保存到文件</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>权利人</translation>
    </message>
    <message>
        <source>Key of the authority</source>
        <translation>管理机构密钥</translation>
    </message>
    <message>
        <source>Key to vouch for</source>
        <translation>待登记的密钥</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>生成密钥</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Name of the log</source>
        <translation>日志名称</translation>
    </message>
    <message>
        <source>New folder for the evidence</source>
        <translation>存放证据包的新文件夹</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新建密钥</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>Passphrase of the authority</source>
        <translation>管理机构口令</translation>
    </message>
    <message>
        <source>Passphrase of the ledger</source>
        <translation>账本口令</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>建立</translation>
    </message>
    <message>
        <source>Start a ledger</source>
        <translation>建立账本</translation>
    </message>
    <message>
        <source>Verify evidence</source>
        <translation>核验证据包</translation>
    </message>
    <message>
        <source>Vouch</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Vouch for a key</source>
        <translation>登记密钥</translation>
    </message>
</context>
<context>
    <name>LedgerPanel</name>
    <message>
        <source>Every deal and every title, signed, will stand here; the authority starts the ledger.</source>
        <translation>每一笔经签署的交易和确权都将记在此处；账本由流域管理机构建立。</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Start a ledger…</source>
        <translation>建立账本…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Check every entry, signature and checkpoint again from the stored bytes</source>
        <translation>从存储的字节重新核验每条记录、签名和检查点</translation>
    </message>
    <message>
        <source>Export evidence…</source>
        <translation>导出证据包…</translation>
    </message>
    <message>
        <source>The folder a stranger can check with openssl and a shell</source>
        <translation>任何人用 openssl 和命令行即可核验的文件夹</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter of the ledger</source>
        <translation>筛选账本</translation>
    </message>
    <message>
        <source>Entries of the ledger</source>
        <translation>账本记录</translation>
    </message>
    <message>
        <source>Open a ledger</source>
        <translation>打开账本</translation>
    </message>
    <message>
        <source>No ledger yet</source>
        <translation>尚无账本</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>About</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>✓ The ledger holds: {entries:entry|entries}, chain, tree, signatures and checkpoints.</source>
        <translation>✓ 账本核验无误：{entries} 条记录，哈希链、哈希树、签名和检查点均成立。</translation>
    </message>
</context>
<context>
    <name>LossQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Fenshui is opening…</source>
        <translation>分水正在打开……</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>Basin map</source>
        <translation>流域地图</translation>
    </message>
    <message>
        <source>No basin is open. Open a basin folder, or drop one here.</source>
        <translation>尚未打开流域。请打开流域文件夹，或将其拖放到此处。</translation>
    </message>
    <message>
        <source>Look nearer</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Look from farther off</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show the whole basin</source>
        <translation>显示全流域</translation>
    </message>
    <message>
        <source>Save the map as a picture…</source>
        <translation>将地图存为图片…</translation>
    </message>
    <message>
        <source>Save the map</source>
        <translation>保存地图</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>转让前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>转让后</translation>
    </message>
</context>
<context>
    <name>MapSwitches</name>
    <message>
        <source>Before</source>
        <translation>转让前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>转让后</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Flows without the transfer</source>
        <translation>没有这笔转让时的流量</translation>
    </message>
    <message>
        <source>Flows with the transfer</source>
        <translation>有这笔转让时的流量</translation>
    </message>
    <message>
        <source>What the transfer changes</source>
        <translation>这笔转让改变了什么</translation>
    </message>
    <message>
        <source>Actual use</source>
        <translation>实际用水</translation>
    </message>
    <message>
        <source>Entitlement</source>
        <translation>足额用水</translation>
    </message>
    <message>
        <source>Every right uses what it really uses</source>
        <translation>各用水权按实际用水</translation>
    </message>
    <message>
        <source>Every right uses all it may</source>
        <translation>各用水权用足许可水量</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>最不利</translation>
    </message>
    <message>
        <source>The period of the time slider</source>
        <translation>时间滑块所在的时段</translation>
    </message>
    <message>
        <source>Mean of the whole record</source>
        <translation>全系列平均</translation>
    </message>
    <message>
        <source>The worst period of each place in the whole record</source>
        <translation>全系列中各处最不利的时段</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Before on the left of a line, after on the right; drag the line, or Ctrl and arrows</source>
        <translation>分界线左侧为转让前，右侧为转让后；拖动分界线，或按 Ctrl 加方向键</translation>
    </message>
</context>
<context>
    <name>LegendWords</name>
    <message>
        <source>More or less unsure</source>
        <translation>增减不确定</translation>
    </message>
    <message>
        <source>Flow, {unit}</source>
        <translation>流量，{unit}</translation>
    </message>
    <message>
        <source>Change of flow, {unit}</source>
        <translation>流量变化，{unit}</translation>
    </message>
    <message>
        <source>Reservoir</source>
        <translation>水库</translation>
    </message>
    <message>
        <source>Diversion</source>
        <translation>取水口</translation>
    </message>
    <message>
        <source>Target met</source>
        <translation>达到目标</translation>
    </message>
    <message>
        <source>Below target</source>
        <translation>低于目标</translation>
    </message>
    <message>
        <source>Below warning flow</source>
        <translation>低于预警流量</translation>
    </message>
    <message>
        <source>Control section</source>
        <translation>控制断面</translation>
    </message>
    <message>
        <source>More water</source>
        <translation>水量增加</translation>
    </message>
    <message>
        <source>Less water</source>
        <translation>水量减少</translation>
    </message>
    <message>
        <source>No change</source>
        <translation>无变化</translation>
    </message>
</context>
<context>
    <name>MapTip</name>
    <message>
        <source>unsure: fewer than nine of ten drawn records agree on more or less</source>
        <translation>不确定：重抽系列中增减方向一致的不足九成</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>Flow: {flow}</source>
        <translation>流量：{flow}</translation>
    </message>
</context>
<context>
    <name>Negotiation</name>
    <message>
        <source>Act as</source>
        <translation>代表</translation>
    </message>
    <message>
        <source>Add draft to package</source>
        <translation>草案加入成组转让</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件列表</translation>
    </message>
    <message>
        <source>Draw up to sign</source>
        <translation>起草协议以签署</translation>
    </message>
    <message>
        <source>Empty package</source>
        <translation>清空成组转让</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter of the cases</source>
        <translation>筛选案件</translation>
    </message>
    <message>
        <source>Folder of the cases</source>
        <translation>案件文件夹</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Hit hardest, {unit}</source>
        <translation>受损最重，{unit}</translation>
    </message>
    <message>
        <source>Lowered most, {unit}</source>
        <translation>断面减少最多，{unit}</translation>
    </message>
    <message>
        <source>No case is chosen</source>
        <translation>尚未选择案件</translation>
    </message>
    <message>
        <source>Offered last</source>
        <translation>最近提出方</translation>
    </message>
    <message>
        <source>Open a case…</source>
        <translation>开立案件…</translation>
    </message>
    <message>
        <source>Paper water, {unit}</source>
        <translation>纸面水量，{unit}</translation>
    </message>
    <message>
        <source>Terms to the ticket</source>
        <translation>将其条款放入草案</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Take in a case file</source>
        <translation>接收案件文件</translation>
    </message>
    <message>
        <source>Take in a file…</source>
        <translation>接收文件…</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>What is done in a case will stand here. Open one, or drop its file in the window.</source>
        <translation>案件经过将列在此处；请开立案件，或把案件文件拖入窗口。</translation>
    </message>
    <message>
        <source>What was done in the case</source>
        <translation>案件经过</translation>
    </message>
    <message>
        <source>Write the minutes</source>
        <translation>写纪要</translation>
    </message>
    <message>
        <source>Pin to compare</source>
        <translation>固定比较</translation>
    </message>
    <message>
        <source>Baseline, last offer and last counter-offer side by side</source>
        <translation>并列基准、最近的要约与反要约</translation>
    </message>
</context>
<context>
    <name>NegotiationMenu</name>
    <message>
        <source>&amp;Negotiation</source>
        <translation>协商(&amp;N)</translation>
    </message>
    <message>
        <source>Hand out a key card…</source>
        <translation>发放公钥名片…</translation>
    </message>
    <message>
        <source>Show the negotiation desk</source>
        <translation>显示协商席</translation>
    </message>
    <message>
        <source>Trust a key card…</source>
        <translation>信任公钥名片…</translation>
    </message>
    <message>
        <source>Write the minutes…</source>
        <translation>写纪要…</translation>
    </message>
    <message>
        <source>Act as the next at the table</source>
        <translation>改为代表下一方</translation>
    </message>
    <message>
        <source>Change the volume</source>
        <translation>调整水量</translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message>
        <source>Assess impact</source>
        <translation>评估影响</translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>新建转让</translation>
    </message>
    <message>
        <source>Open a basin folder</source>
        <translation>打开流域文件夹</translation>
    </message>
    <message>
        <source>Open a basin…</source>
        <translation>打开流域…</translation>
    </message>
</context>
<context>
    <name>NoDraft</name>
    <message>
        <source>{parties}, {volume}</source>
        <translation>{parties}，{volume}</translation>
    </message>
    <message>
        <source>No transfer is on the table. Begin one, or take one that is kept with the basin:</source>
        <translation>尚无拟议的转让。可新建，或选用随流域保存的转让：</translation>
    </message>
    <message>
        <source>No transfer is on the table. Open a transfer file, or drop one here.</source>
        <translation>尚无拟议的转让。请打开转让文件，或将其拖放到此处。</translation>
    </message>
    <message>
        <source>Open the transfer {name}</source>
        <translation>打开转让 {name}</translation>
    </message>
    <message>
        <source>The terms of a transfer will stand here.</source>
        <translation>转让的条款将列在此处。</translation>
    </message>
</context>
<context>
    <name>NodeCard</name>
    <message>
        <source>Connect by canal</source>
        <translation>以渠道连接</translation>
    </message>
    <message>
        <source>Connect by river</source>
        <translation>以河道连接</translation>
    </message>
    <message>
        <source>Connect to this node</source>
        <translation>连接到该节点</translation>
    </message>
    <message>
        <source>Control section</source>
        <translation>控制断面</translation>
    </message>
    <message>
        <source>Delete the node</source>
        <translation>删除节点</translation>
    </message>
    <message>
        <source>Connect to</source>
        <translation>连接到</translation>
    </message>
    <message>
        <source>Flows to {places}</source>
        <translation>流向 {places}</translation>
    </message>
    <message>
        <source>Inflow by period, {unit}</source>
        <translation>各时段来水（{unit}）</translation>
    </message>
    <message>
        <source>Inflow record from a file…</source>
        <translation>从文件导入来水系列…</translation>
    </message>
    <message>
        <source>Node to connect to</source>
        <translation>要连接的节点</translation>
    </message>
    <message>
        <source>Reservoir</source>
        <translation>水库</translation>
    </message>
    <message>
        <source>Rights here</source>
        <translation>此处的水权</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PictureMenu</name>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
</context>
<context>
    <name>PlainCard</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Rights of the holder</source>
        <translation>该权利人的水权</translation>
    </message>
</context>
<context>
    <name>Price</name>
    <message>
        <source>Between which prices both sides gain from a transfer will stand here.</source>
        <translation>转让在什么价格之间对双方都有利，将列在此处。</translation>
    </message>
    <message>
        <source>Click to enlarge</source>
        <translation>点击放大</translation>
    </message>
    <message>
        <source>What the saved water costs, yuan/m³</source>
        <translation>节水成本，元/m³</translation>
    </message>
    <message>
        <source>What the water is worth to the taker, yuan/m³</source>
        <translation>水对受让方的价值，元/m³</translation>
    </message>
    <message>
        <source>The taker’s other source, yuan/m³</source>
        <translation>受让方替代水源成本，元/m³</translation>
    </message>
    <message>
        <source>These figures stay at this desk; no case, agreement or export is made from them.</source>
        <translation>这些数字只留在本席位；案件、协议和导出文件均不使用它们。</translation>
    </message>
    <message>
        <source>Price corridor</source>
        <translation>价格区间</translation>
    </message>
    <message>
        <source>Terms better for both</source>
        <translation>对双方更优的条款</translation>
    </message>
    <message>
        <source>Better terms; Return puts them on the ticket</source>
        <translation>更优条款；按回车放入交易单</translation>
    </message>
    <message>
        <source>Corridor or frontier</source>
        <translation>价格区间图或更优条款图</translation>
    </message>
    <message>
        <source>No nearby terms are better for both.</source>
        <translation>附近没有对双方都更优的条款。</translation>
    </message>
    <message>
        <source>{volume} a year, {yuan} yuan, rate {rate}</source>
        <translation>每年 {volume}，单价 {yuan} 元，兑换比率 {rate}</translation>
    </message>
</context>
<context>
    <name>PrintChoice</name>
    <message>
        <source>{date} · page {page} of {pages}</source>
        <translation>{date} · 第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>What is to be printed?</source>
        <translation>打印哪些内容？</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>预览…</translation>
    </message>
    <message>
        <source>Map as it stands</source>
        <translation>当前地图</translation>
    </message>
    <message>
        <source>Impact review</source>
        <translation>影响评估</translation>
    </message>
    <message>
        <source>Table in front: {name}</source>
        <translation>当前数据表：{name}</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>方案比较</translation>
    </message>
    <message>
        <source>The first {printed} of {rows} rows. To have all of them, export the table.</source>
        <translation>共 {rows} 行，仅打印前 {printed} 行；如需全部，请导出该表。</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>The pages are being laid out.</source>
        <translation>正在排版。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ReachCard</name>
    <message>
        <source>Delete the reach</source>
        <translation>删除河段</translation>
    </message>
    <message>
        <source>Split in the middle</source>
        <translation>从中点拆分</translation>
    </message>
    <message>
        <source>Turn the flow round</source>
        <translation>反转流向</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Cures</source>
        <translation>补救</translation>
    </message>
    <message>
        <source>No transfer is on the table. What it does to the others and to the river will stand here.</source>
        <translation>尚无拟议的转让。转让对他人和河流的影响将列在此处。</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Rules ✗</source>
        <translation>规则 ✗</translation>
    </message>
    <message>
        <source>Third parties</source>
        <translation>第三方</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>断面</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>on paper only: the giver was not using it</source>
        <translation>仅在账面上让出：转让方原本未使用</translation>
    </message>
    <message>
        <source>Actual use</source>
        <translation>实际用水</translation>
    </message>
    <message>
        <source>Entitlement</source>
        <translation>足额用水</translation>
    </message>
    <message>
        <source>Injured third parties</source>
        <translation>受损害的第三方</translation>
    </message>
    <message>
        <source>Worse sections</source>
        <translation>变差的断面</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>The draft has not been assessed yet, or has been changed since.</source>
        <translation>草案尚未评估，或评估之后又有修改。</translation>
    </message>
    <message>
        <source>No third party is injured and no section is worse.</source>
        <translation>没有第三方受损害，没有断面变差。</translation>
    </message>
    <message>
        <source>No third party is injured and no section is worse. Losses of up to {share} of demand are no injury.</source>
        <translation>没有第三方受损害，没有断面变差；减少量不超过需水 {share} 的，不计为损害。</translation>
    </message>
    <message>
        <source>No third party gains or loses water here. Above the map you choose actual use or entitlement.</source>
        <translation>此处没有第三方增水或减水。可在地图上方切换“实际用水”与“足额用水”。</translation>
    </message>
    <message>
        <source>None of the smaller volumes tried is without injury.</source>
        <translation>试算的较小水量均有损害。</translation>
    </message>
    <message>
        <source>Paper water: {paper} of {volume} a year</source>
        <translation>纸面水量：每年 {volume} 中有 {paper}</translation>
    </message>
    <message>
        <source>Filter of the table: {table}</source>
        <translation>筛选：{table}</translation>
    </message>
    <message>
        <source>At {share} of the volume it does no injury.</source>
        <translation>按水量的 {share} 转让则无损害。</translation>
    </message>
    <message>
        <source>{count:rule|rules} cannot be judged for want of data: {rules}.</source>
        <translation>{count} 条规则因缺少数据无法判断：{rules}。</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺少哪些数据</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>RightCard</name>
    <message>
        <source>Delete the right</source>
        <translation>删除水权</translation>
    </message>
    <message>
        <source>Edit the holder</source>
        <translation>编辑权利人</translation>
    </message>
    <message>
        <source>Go to the point of diversion</source>
        <translation>前往取水口</translation>
    </message>
    <message>
        <source>Record of use from a file…</source>
        <translation>从文件导入用水系列…</translation>
    </message>
    <message>
        <source>What matters when it is traded</source>
        <translation>交易相关事项</translation>
    </message>
</context>
<context>
    <name>RightChoice</name>
    <message>
        <source>{right_class} · {region} · {volume} a year · ratio {ratio}</source>
        <translation>{right_class} · {region} · 每年 {volume} · 耗水系数 {ratio}</translation>
    </message>
</context>
<context>
    <name>RulesView</name>
    <message>
        <source>Rules before a signature, R1 to R16</source>
        <translation>签署之前的规则 R1 至 R16</translation>
    </message>
    <message>
        <source>{met} met · {untold} the data cannot tell · {broken} broken</source>
        <translation>符合 {met} 条 · 数据无法判断 {untold} 条 · 违反 {broken} 条</translation>
    </message>
</context>
<context>
    <name>SeriesAsking</name>
    <message>
        <source>A record: period and value</source>
        <translation>系列：时段与数值</translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx)</source>
        <translation>表格 (*.csv *.xlsx)</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>A cap counts against</source>
        <translation>取水上限计入</translation>
    </message>
    <message>
        <source>Carried over to the next year, share</source>
        <translation>结转下年的比例</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Classes, highest first</source>
        <translation>优先级（由高到低）</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>First period</source>
        <translation>首个时段</translation>
    </message>
    <message>
        <source>Map review number</source>
        <translation>审图号</translation>
    </message>
    <message>
        <source>Month and day, as 07-01</source>
        <translation>月与日，如 07-01</translation>
    </message>
    <message>
        <source>Never cut by quotas</source>
        <translation>不受指标削减的类别</translation>
    </message>
    <message>
        <source>No injury below, share of use</source>
        <translation>损害认定下限（占用水比例）</translation>
    </message>
    <message>
        <source>No worsening below, share of target</source>
        <translation>断面恶化认定下限（占目标比例）</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>时段数</translation>
    </message>
    <message>
        <source>Rights valid on</source>
        <translation>水权生效日</translation>
    </message>
    <message>
        <source>Sharing inside a class</source>
        <translation>同级分水规则</translation>
    </message>
    <message>
        <source>Source of the map, Chinese</source>
        <translation>底图来源（中文）</translation>
    </message>
    <message>
        <source>Source of the map, English</source>
        <translation>底图来源（英文）</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Transfers out of the basin</source>
        <translation>跨流域转让</translation>
    </message>
    <message>
        <source>Unit of inflows</source>
        <translation>来水单位</translation>
    </message>
    <message>
        <source>Water year starts on</source>
        <translation>水文年起始日</translation>
    </message>
    <message>
        <source>Words with commas between them, the class that is served first at the head</source>
        <translation>以逗号分隔，最先保障的类别在前</translation>
    </message>
    <message>
        <source>Words with commas between them; these classes count against quotas, uncut</source>
        <translation>以逗号分隔；这些类别计入指标，但不被削减</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>by date</source>
        <translation>按取得先后</translation>
    </message>
    <message>
        <source>days</source>
        <translation>日</translation>
    </message>
    <message>
        <source>dekads (ten days)</source>
        <translation>旬</translation>
    </message>
    <message>
        <source>equal losses</source>
        <translation>等量缺水</translation>
    </message>
    <message>
        <source>equal shares of what is asked (max-min)</source>
        <translation>按需水等比保障（最大最小）</translation>
    </message>
    <message>
        <source>months</source>
        <translation>月</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>不允许</translation>
    </message>
    <message>
        <source>proportional</source>
        <translation>按比例</translation>
    </message>
    <message>
        <source>the region that gives</source>
        <translation>转让方所在区域</translation>
    </message>
    <message>
        <source>the region that takes</source>
        <translation>受让方所在区域</translation>
    </message>
    <message>
        <source>years</source>
        <translation>年</translation>
    </message>
</context>
<context>
    <name>SheetGrid</name>
    <message>
        <source>Delete rows</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>The rows in which a cell is selected, with what hangs on them</source>
        <translation>所选单元格所在的行，连同其所属内容</translation>
    </message>
    <message>
        <source>Copy and paste as in a spreadsheet.</source>
        <translation>可与电子表格互相复制、粘贴。</translation>
    </message>
    <message>
        <source>The last row begins a new one. Copy and paste as in a spreadsheet.</source>
        <translation>末行输入即新增一行；可与电子表格互相复制、粘贴。</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Delete rows</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>Leave blank</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
</context>
<context>
    <name>SheetsPanel</name>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>While the basin is edited, its tables stand here as sheets of cells.</source>
        <translation>编辑流域时，各数据表以表格形式显示于此处。</translation>
    </message>
</context>
<context>
    <name>SigningDialog</name>
    <message>
        <source>Sign</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>What is signed</source>
        <translation>签署内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source> · not a signer of this agreement</source>
        <translation> · 不是本协议的签署人</translation>
    </message>
    <message>
        <source>{name} · key {fingerprint}</source>
        <translation>{name} · 密钥 {fingerprint}</translation>
    </message>
    <message>
        <source>SHA-256 of the signed bytes: {sha256}</source>
        <translation>所签字节的 SHA-256：{sha256}</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
</context>
<context>
    <name>SourcesDialog</name>
    <message>
        <source>Sources of the figures</source>
        <translation>数据来源</translation>
    </message>
</context>
<context>
    <name>SourceWords</name>
    <message>
        <source>the river</source>
        <translation>地表水</translation>
    </message>
    <message>
        <source>groundwater</source>
        <translation>地下水</translation>
    </message>
    <message>
        <source>reclaimed water</source>
        <translation>再生水</translation>
    </message>
    <message>
        <source>rainwater</source>
        <translation>集蓄雨水</translation>
    </message>
    <message>
        <source>desalinated sea water</source>
        <translation>淡化海水</translation>
    </message>
    <message>
        <source>mine water</source>
        <translation>矿坑水</translation>
    </message>
    <message>
        <source>brackish water</source>
        <translation>微咸水</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>water lines</source>
        <translation>水线法</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>逐行装填法</translation>
    </message>
    <message>
        <source>linear programme (HiGHS)</source>
        <translation>线性规划（HiGHS）</translation>
    </message>
    <message>
        <source>linear programme</source>
        <translation>线性规划</translation>
    </message>
    <message>
        <source>certificate holds</source>
        <translation>最优性证明成立</translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation>无最优性证明</translation>
    </message>
    <message>
        <source>{periods:period|periods} by {engine} · balance within {error} · {certificate}</source>
        <translation>{periods:,} 个时段 · {engine} · 水量平衡误差 {error} · {certificate}</translation>
    </message>
</context>
<context>
    <name>StepsLine</name>
    <message>
        <source>Draft</source>
        <translation>起草</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影响评估</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>要约</translation>
    </message>
    <message>
        <source>Counter-offer</source>
        <translation>反要约</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>达成一致</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>入账</translation>
    </message>
    <message>
        <source>Steps of the deal</source>
        <translation>交易步骤</translation>
    </message>
    <message>
        <source>All steps are done</source>
        <translation>全部步骤已完成</translation>
    </message>
    <message>
        <source>Now: {step}</source>
        <translation>当前：{step}</translation>
    </message>
</context>
<context>
    <name>TableMenu</name>
    <message>
        <source>Copy rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Copy all rows</source>
        <translation>复制全部行</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>导出数据表</translation>
    </message>
</context>
<context>
    <name>TableTitles</name>
    <message>
        <source>Actual use by period, hm³ diverted</source>
        <translation>各时段实际用水（取水量，hm³）</translation>
    </message>
    <message>
        <source>Actual use in single periods</source>
        <translation>逐时段实际用水系列</translation>
    </message>
    <message>
        <source>Benefits of water</source>
        <translation>用水效益</translation>
    </message>
    <message>
        <source>Comes back at</source>
        <translation>回归节点</translation>
    </message>
    <message>
        <source>Control sections</source>
        <translation>控制断面</translation>
    </message>
    <message>
        <source>Discharge point</source>
        <translation>排污口</translation>
    </message>
    <message>
        <source>Evaporation by period, mm</source>
        <translation>各时段蒸发（mm）</translation>
    </message>
    <message>
        <source>Holder of the discharge right</source>
        <translation>排污权人</translation>
    </message>
    <message>
        <source>Holders</source>
        <translation>权利人</translation>
    </message>
    <message>
        <source>Inflows</source>
        <translation>来水</translation>
    </message>
    <message>
        <source>Kind of holder</source>
        <translation>权利人类型</translation>
    </message>
    <message>
        <source>Limits of water quality</source>
        <translation>水质限值</translation>
    </message>
    <message>
        <source>Loads of pollutants</source>
        <translation>污染负荷</translation>
    </message>
    <message>
        <source>Measured at</source>
        <translation>计量节点</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Point of diversion</source>
        <translation>取水口</translation>
    </message>
    <message>
        <source>Reaches</source>
        <translation>河段</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Reservoirs</source>
        <translation>水库</translation>
    </message>
    <message>
        <source>Return flows</source>
        <translation>回归水</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>用水权</translation>
    </message>
    <message>
        <source>Rule curves by period, hm³</source>
        <translation>调度图（各时段目标蓄水，hm³）</translation>
    </message>
    <message>
        <source>Storage limits by period, hm³</source>
        <translation>各时段蓄水上限（hm³）</translation>
    </message>
    <message>
        <source>Storage, area and level</source>
        <translation>库容、面积与水位</translation>
    </message>
    <message>
        <source>Target flows by period, m³/s</source>
        <translation>各时段目标流量（m³/s）</translation>
    </message>
    <message>
        <source>Water that may be used, by water year</source>
        <translation>各水文年可分配水量</translation>
    </message>
    <message>
        <source>Yearly rules of release</source>
        <translation>年下泄规则</translation>
    </message>
</context>
<context>
    <name>TableWords</name>
    <message>
        <source>irrigator’s right</source>
        <translation>灌溉用水户水权</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>权利人</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先类别</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>权利类型</translation>
    </message>
    <message>
        <source>Point of diversion</source>
        <translation>取水地点</translation>
    </message>
    <message>
        <source>Volume, {unit}</source>
        <translation>水量，{unit}</translation>
    </message>
    <message>
        <source>Volume of the right in a water year</source>
        <translation>每调度年的许可水量</translation>
    </message>
    <message>
        <source>Consumption ratio</source>
        <translation>耗水系数</translation>
    </message>
    <message>
        <source>Delivered, {unit}</source>
        <translation>供水量，{unit}</translation>
    </message>
    <message>
        <source>Delivered in a mean year of the record, without the transfer</source>
        <translation>没有转让时，系列平均每年的供水量</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>满足程度</translation>
    </message>
    <message>
        <source>Delivered as a share of what was asked</source>
        <translation>供水量占需水量的比例</translation>
    </message>
    <message>
        <source>Quota, {unit}</source>
        <translation>分配指标，{unit}</translation>
    </message>
    <message>
        <source>Consumption a water year in a normal year</source>
        <translation>正常来水年份每调度年的耗水指标</translation>
    </message>
    <message>
        <source>Cap, {unit}</source>
        <translation>总量指标，{unit}</translation>
    </message>
    <message>
        <source>Limit of withdrawal a water year</source>
        <translation>每调度年的取水总量上限</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>用水权</translation>
    </message>
    <message>
        <source>Overdrawn</source>
        <translation>超载</translation>
    </message>
    <message>
        <source>Consumed, {unit}</source>
        <translation>耗水量，{unit}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>断面</translation>
    </message>
    <message>
        <source>Guaranteed by</source>
        <translation>责任方</translation>
    </message>
    <message>
        <source>Warning flow, {unit}</source>
        <translation>预警流量，{unit}</translation>
    </message>
    <message>
        <source>Mean flow, {unit}</source>
        <translation>平均流量，{unit}</translation>
    </message>
    <message>
        <source>Lowest flow, {unit}</source>
        <translation>最小流量，{unit}</translation>
    </message>
    <message>
        <source>Target met</source>
        <translation>达到目标</translation>
    </message>
    <message>
        <source>Share of the periods with a target in which it is met, without the transfer</source>
        <translation>没有转让时，有目标流量的时段中达标的比例</translation>
    </message>
    <message>
        <source>Reservoir</source>
        <translation>水库</translation>
    </message>
    <message>
        <source>Capacity, {unit}</source>
        <translation>库容，{unit}</translation>
    </message>
    <message>
        <source>Dead storage, {unit}</source>
        <translation>死库容，{unit}</translation>
    </message>
    <message>
        <source>1 hm³ is a million m³</source>
        <translation>1 hm³ 即 100 万m³</translation>
    </message>
    <message>
        <source>Holds now, {unit}</source>
        <translation>当前蓄水，{unit}</translation>
    </message>
    <message>
        <source>At the end of the period of the time slider, without the transfer</source>
        <translation>时间滑块所在时段末，没有转让时</translation>
    </message>
    <message>
        <source>Holds on average, {unit}</source>
        <translation>平均蓄水，{unit}</translation>
    </message>
    <message>
        <source>Unverified: {reason}</source>
        <translation>未核实：{reason}</translation>
    </message>
    <message>
        <source>domestic</source>
        <translation>生活</translation>
    </message>
    <message>
        <source>agriculture</source>
        <translation>农业</translation>
    </message>
    <message>
        <source>industry</source>
        <translation>工业</translation>
    </message>
    <message>
        <source>ecology</source>
        <translation>生态</translation>
    </message>
    <message>
        <source>sediment</source>
        <translation>输沙</translation>
    </message>
    <message>
        <source>storage</source>
        <translation>蓄水</translation>
    </message>
    <message>
        <source>regional right</source>
        <translation>区域水权</translation>
    </message>
    <message>
        <source>abstraction right</source>
        <translation>取水权</translation>
    </message>
</context>
<context>
    <name>TablesPanel</name>
    <message>
        <source>Rights</source>
        <translation>用水权</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>断面</translation>
    </message>
    <message>
        <source>Reservoirs</source>
        <translation>水库</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter of the table: {table}</source>
        <translation>筛选：{table}</translation>
    </message>
    <message>
        <source>Rights, regions, sections and reservoirs of a basin will stand here.</source>
        <translation>流域的用水权、行政区、断面和水库将列于此处。</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>Exchange rate</source>
        <translation>兑换比率</translation>
    </message>
    <message>
        <source>First day of the term</source>
        <translation>期限首日</translation>
    </message>
    <message>
        <source>Last day of the term</source>
        <translation>期限末日</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>标的</translation>
    </message>
    <message>
        <source>Price, yuan/m³</source>
        <translation>单价，元/m³</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>The term ends before it begins.</source>
        <translation>期限的止日早于起日。</translation>
    </message>
    <message>
        <source>Total, yuan</source>
        <translation>总价，元</translation>
    </message>
    <message>
        <source>What the taker gets of what the giver gives</source>
        <translation>受让方所得与转让方所让之比</translation>
    </message>
    <message>
        <source>{total} in {years:year|years}</source>
        <translation>{total}（共 {years} 年）</translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>From (transferor)</source>
        <translation>转让方</translation>
    </message>
    <message>
        <source>To (transferee)</source>
        <translation>受让方</translation>
    </message>
    <message>
        <source>Volume a year, {unit}</source>
        <translation>年水量，{unit}</translation>
    </message>
    <message>
        <source>Assess impact</source>
        <translation>评估影响</translation>
    </message>
    <message>
        <source>Run the whole record under both baselines, with and without the transfer</source>
        <translation>在两种基准下，分别演算有无这笔转让的全系列</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Pin the draft to compare</source>
        <translation>固定草案以供比较</translation>
    </message>
</context>
<context>
    <name>TimeSlider</name>
    <message>
        <source>Period of the record</source>
        <translation>系列中的时段</translation>
    </message>
    <message>
        <source>Inflow of the water years</source>
        <translation>各调度年来水量</translation>
    </message>
    <message>
        <source>One period earlier</source>
        <translation>上一时段</translation>
    </message>
    <message>
        <source>One period later</source>
        <translation>下一时段</translation>
    </message>
    <message>
        <source>One year earlier</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>One year later</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy 年 M 月 d 日</translation>
    </message>
    <message>
        <source>wet year</source>
        <translation>丰水年</translation>
    </message>
    <message>
        <source>normal year</source>
        <translation>平水年</translation>
    </message>
    <message>
        <source>dry year</source>
        <translation>枯水年</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Play the record</source>
        <translation>播放全系列</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy 年 M 月</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>A worked case…</source>
        <translation>完整案例…</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
</context>
<context>
    <name>TourWords</name>
    <message>
        <source>The map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Orange reaches lose water by the transfer on the ticket, blue ones gain, grey ones do not change. Point at anything to see its figures; a click selects it everywhere.</source>
        <translation>橙色河段因交易单上的转让而减水，蓝色增水，灰色不变。鼠标停在任何处可见其数值；点击后，图、表、过程线同时选中。</translation>
    </message>
    <message>
        <source>The record</source>
        <translation>水文系列</translation>
    </message>
    <message>
        <source>Every period of the record has been run. Move through it, or look at the mean and at the worst period with the switches above the map.</source>
        <translation>全系列逐时段都已演算。可逐时段查看，也可用地图上方的开关看多年平均或最不利时段。</translation>
    </message>
    <message>
        <source>The ticket</source>
        <translation>交易单</translation>
    </message>
    <message>
        <source>Who gives, who takes, how much, for how much. Drag the volume: the whole record is run again and the map follows your hand.</source>
        <translation>谁转让、谁受让、多少水、什么价。拖动水量，全系列即重新演算，地图随手而变。</translation>
    </message>
    <message>
        <source>The impact</source>
        <translation>影响评估</translation>
    </message>
    <message>
        <source>“Assess impact” gives the verdict: injured third parties, worse sections, paper water, and whether the rules allow it.</source>
        <translation>按“评估影响”即得结论：受损的第三方、变差的断面、纸面水量，以及规则是否允许。</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>协商</translation>
    </message>
    <message>
        <source>Offers and counter-offers travel as files: drop one anywhere. What changed in terms and impact is shown; pin them to compare side by side.</source>
        <translation>要约与反要约以文件往来，拖入窗口任意处即可。条款与影响的变化会列出；固定后可并列比较。</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>What is agreed is drawn up, signed by both parties and approved by the authority. You sign exactly the text you see, and the ledger keeps it.</source>
        <translation>达成一致后起草协议，双方签署，流域管理机构批准。所见即所签，账本永久留存。</translation>
    </message>
</context>
<context>
    <name>TrustDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>I have compared this fingerprint with its holder</source>
        <translation>我已与持有人核对此指纹</translation>
    </message>
    <message>
        <source>Key card</source>
        <translation>公钥名片</translation>
    </message>
    <message>
        <source>Trust a key card</source>
        <translation>信任公钥名片</translation>
    </message>
    <message>
        <source>Trust this key</source>
        <translation>信任此密钥</translation>
    </message>
</context>
<context>
    <name>UnitSwitch</name>
    <message>
        <source>Usual: {units}</source>
        <translation>常用：{units}</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>The unit of all volumes and flows. In one unit for both, a flow is told as what it carries in a year; what is signed stays in whole m³.</source>
        <translation>所有水量与流量的单位。统一用一种单位时，流量按其一年的水量表示；签署文件仍以整立方米为准。</translation>
    </message>
</context>
<context>
    <name>VolumeSlider</name>
    <message>
        <source>of consumption, at most {volume}</source>
        <translation>按耗水量计，上限 {volume}</translation>
    </message>
    <message>
        <source>of diversion, at most {volume}</source>
        <translation>按取水量计，上限 {volume}</translation>
    </message>
</context>
<context>
    <name>CuresView</name>
    <message>
        <source>Look for cures</source>
        <translation>查找补救办法</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Offer the neutral exchange rate</source>
        <translation>以中性兑换比率提出反要约</translation>
    </message>
    <message>
        <source>Nobody is injured; there is nothing to cure.</source>
        <translation>无人受损，无需补救。</translation>
    </message>
    <message>
        <source>Looking for cures by full runs of the record…</source>
        <translation>正在对全系列重算，查找补救办法……</translation>
    </message>
    <message>
        <source>Schedules, exchange rates, smaller volumes, releases and compensation can be looked for.</source>
        <translation>可查找：年内过程、兑换比率、减少水量、水库补水、补偿。</translation>
    </message>
    <message>
        <source>Neutral exchange rate: {rate}. The taker gets what arrives of what the giver gives up.</source>
        <translation>中性兑换比率：{rate}。受让方所得即转让方所减水量能够到达的部分。</translation>
    </message>
    <message>
        <source>worst harm {excess} above the limit</source>
        <translation>最重损害超限 {excess}</translation>
    </message>
    <message>
        <source>No injury</source>
        <translation>无损害</translation>
    </message>
    <message>
        <source>Offer as counter-proposal: {cure}</source>
        <translation>作为反要约提出：{cure}</translation>
    </message>
    <message>
        <source>Puts it on the table as the counter-proposal; undo brings the old draft back</source>
        <translation>作为反要约草案放入交易单；撤销可恢复原草案</translation>
    </message>
    <message>
        <source>Another schedule</source>
        <translation>改变年内过程</translation>
    </message>
    <message>
        <source>Exchange rate {rate}</source>
        <translation>兑换比率 {rate}</translation>
    </message>
    <message>
        <source>Smaller volume</source>
        <translation>减少水量</translation>
    </message>
    <message>
        <source>{volume} a year</source>
        <translation>每年 {volume}</translation>
    </message>
    <message>
        <source>Release from a reservoir</source>
        <translation>水库补水</translation>
    </message>
    <message>
        <source>As it stands, with compensation</source>
        <translation>原条款加补偿</translation>
    </message>
    <message>
        <source>{reservoir} passes at least {flows} {unit} through the year</source>
        <translation>{reservoir} 逐时段至少下泄 {flows} {unit}</translation>
    </message>
    <message>
        <source>money cannot be told</source>
        <translation>金额无法判断</translation>
    </message>
    <message>
        <source>{count:cure|cures} found; each figure is of full runs of the record.</source>
        <translation>找到 {count} 项；每个数字都是全系列重算的结果。</translation>
    </message>
</context>
<context>
    <name>SurenessView</name>
    <message>
        <source>A year, {unit}</source>
        <translation>每年，{unit}</translation>
    </message>
    <message>
        <source>Ranges of the impact</source>
        <translation>影响的范围</translation>
    </message>
    <message>
        <source>Running the transfer on drawn records…</source>
        <translation>正在重抽的系列上试算……</translation>
    </message>
    <message>
        <source>Records of the same years drawn in another order say how sure the figures are.</source>
        <translation>以同样的水年重新抽样成系列，可看出这些数字有多大把握。</translation>
    </message>
    <message>
        <source>Wet years</source>
        <translation>丰水年</translation>
    </message>
    <message>
        <source>Normal years</source>
        <translation>平水年</translation>
    </message>
    <message>
        <source>Dry years</source>
        <translation>枯水年</translation>
    </message>
    <message>
        <source>Injury</source>
        <translation>损害</translation>
    </message>
    <message>
        <source>The taker gets</source>
        <translation>受让方所得</translation>
    </message>
    <message>
        <source>Injury of third parties</source>
        <translation>第三方损害</translation>
    </message>
    <message>
        <source>Injured rights</source>
        <translation>受损用水权</translation>
    </message>
    <message>
        <source>Worse sections</source>
        <translation>变差断面</translation>
    </message>
    <message>
        <source>5 %</source>
        <translation>5 %</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Draw {members:record|records}</source>
        <translation>抽取 {members} 个系列</translation>
    </message>
    <message>
        <source>In {share} of {members:record|records} of years drawn anew nobody is injured.</source>
        <translation>在 {members} 个重抽水年的系列中，{share} 无人受损。</translation>
    </message>
</context>
<context>
    <name>HandbookDialog</name>
    <message>
        <source>Handbook</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>正文</translation>
    </message>
</context>
<context>
    <name>PaletteDialog</name>
    <message>
        <source>Nothing fits</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>Act, place, right or region; pinyin initials too</source>
        <translation>操作、地点、用水权或行政区；可输拼音首字母</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>用水权</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import another program’s river</source>
        <translation>导入其他程序的河流</translation>
    </message>
    <message>
        <source>Read the file</source>
        <translation>读取文件</translation>
    </message>
    <message>
        <source>Keep and open</source>
        <translation>保存并打开</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep the basin as (folder, .gpkg, .xlsx)</source>
        <translation>流域存为（文件夹、.gpkg、.xlsx）</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>What was read, guessed and left out</source>
        <translation>读到、推定与略去的内容</translation>
    </message>
    <message>
        <source>Faults: the file cannot be taken over</source>
        <translation>错误：此文件不能导入</translation>
    </message>
    <message>
        <source>Read as it stands</source>
        <translation>原样读入</translation>
    </message>
    <message>
        <source>Guessed</source>
        <translation>推定</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 条</translation>
    </message>
    <message>
        <source>What was read, guessed and left out will stand here before anything is kept.</source>
        <translation>读入、推定和略去的内容将先列在此处，然后才予保存。</translation>
    </message>
    <message>
        <source>{title} ({count})</source>
        <translation>{title}（{count}）</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>River network (HydroRIVERS, NHD, lines: Shapefile, GeoPackage, GeoJSON)</source>
        <translation>河网（HydroRIVERS、NHD、线：Shapefile、GeoPackage、GeoJSON）</translation>
    </message>
    <message>
        <source>Pywr 1.x or 2 (JSON)</source>
        <translation>Pywr 1.x 或 2（JSON）</translation>
    </message>
    <message>
        <source>StateMod (deck of text files)</source>
        <translation>StateMod（一组文本文件）</translation>
    </message>
    <message>
        <source>Ribasim (TOML and GeoPackage)</source>
        <translation>Ribasim（TOML 与 GeoPackage）</translation>
    </message>
    <message>
        <source>Basin tables (GeoPackage or .xlsx of Fenshui)</source>
        <translation>流域表（分水的 GeoPackage 或 .xlsx）</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>按文件所述</translation>
    </message>
    <message>
        <source>as the lines are drawn</source>
        <translation>按线的画向</translation>
    </message>
    <message>
        <source>down the stated elevations</source>
        <translation>按所列高程向下</translation>
    </message>
    <message>
        <source>towards an outlet</source>
        <translation>流向一个出口</translation>
    </message>
    <message>
        <source>Approximate or leave out what cannot be expressed, and say so</source>
        <translation>无法表达的内容予以近似或略去，并加以说明</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件种类</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Which way it flows</source>
        <translation>水流方向</translation>
    </message>
    <message>
        <source>Outlet, longitude and latitude</source>
        <translation>出口的经度、纬度</translation>
    </message>
    <message>
        <source>Ends meet within, m</source>
        <translation>端点相接的距离，m</translation>
    </message>
    <message>
        <source>Choose the source</source>
        <translation>选择来源文件</translation>
    </message>
</context>
<context>
    <name>RegisterPanel</name>
    <message>
        <source>Start a ledger…</source>
        <translation>建立账本…</translation>
    </message>
    <message>
        <source>Grant the basin’s titles…</source>
        <translation>流域初始确权…</translation>
    </message>
    <message>
        <source>Enter a reading…</source>
        <translation>录入计量…</translation>
    </message>
    <message>
        <source>Open a water year…</source>
        <translation>开启调度年…</translation>
    </message>
    <message>
        <source>Close a water year…</source>
        <translation>年度结算…</translation>
    </message>
    <message>
        <source>Pledge…</source>
        <translation>质押…</translation>
    </message>
    <message>
        <source>Release a pledge…</source>
        <translation>解除质押…</translation>
    </message>
    <message>
        <source>Into the reserve…</source>
        <translation>收入储备…</translation>
    </message>
    <message>
        <source>Out of the reserve…</source>
        <translation>储备出库…</translation>
    </message>
    <message>
        <source>Grant a title…</source>
        <translation>登记用水权…</translation>
    </message>
    <message>
        <source>Renew or change a title…</source>
        <translation>延续或变更…</translation>
    </message>
    <message>
        <source>Who holds which water in a basin will stand here.</source>
        <translation>流域内谁持有哪些水量，将列在此处。</translation>
    </message>
    <message>
        <source>Works that save water…</source>
        <translation>节水工程…</translation>
    </message>
    <message>
        <source>There is no ledger yet: the authority starts one under its key.</source>
        <translation>尚无账本：由流域管理机构以其密钥建立。</translation>
    </message>
    <message>
        <source>There are no titles yet: the authority grants every right of the basin its own.</source>
        <translation>尚无用水权：由主管机关对流域内各项权利进行初始确权。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter of the register</source>
        <translation>登记簿筛选</translation>
    </message>
    <message>
        <source>Who holds what</source>
        <translation>持有情况</translation>
    </message>
    <message>
        <source>Prices over the years</source>
        <translation>历年价格</translation>
    </message>
    <message>
        <source>In the reserve: {stock} m³ · flags of the market watch: {flags}</source>
        <translation>储备存量 {stock} m³ · 市场监测提示 {flags} 条</translation>
    </message>
    <message>
        <source>reserve</source>
        <translation>储备</translation>
    </message>
    <message>
        <source>left to the river</source>
        <translation>生态预留</translation>
    </message>
    <message>
        <source>Held, m³/yr</source>
        <translation>持有，m³/年</translation>
    </message>
    <message>
        <source>Free, m³/yr</source>
        <translation>可处分，m³/年</translation>
    </message>
    <message>
        <source>Pledged, m³/yr</source>
        <translation>抵押，m³/年</translation>
    </message>
    <message>
        <source>This year, m³</source>
        <translation>当年可用，m³</translation>
    </message>
    <message>
        <source>Used, m³</source>
        <translation>已用，m³</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>持有人</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>用水权</translation>
    </message>
    <message>
        <source>Plan a water year…</source>
        <translation>编制年度计划…</translation>
    </message>
    <message>
        <source>Yearly report…</source>
        <translation>年度报告…</translation>
    </message>
    <message>
        <source>Prices over the years…</source>
        <translation>历年价格…</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Basin folder (*);;GeoPackage (*.gpkg);;Spreadsheet (*.xlsx)</source>
        <translation>流域文件夹 (*);;GeoPackage (*.gpkg);;电子表格 (*.xlsx)</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Edit the basin</source>
        <translation>编辑流域</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>First period, a date</source>
        <translation>首个时段（日期）</translation>
    </message>
    <message>
        <source>Import a river line</source>
        <translation>导入河线</translation>
    </message>
    <message>
        <source>New basin</source>
        <translation>新建流域</translation>
    </message>
    <message>
        <source>New basin…</source>
        <translation>新建流域…</translation>
    </message>
    <message>
        <source>Number of years</source>
        <translation>年数</translation>
    </message>
    <message>
        <source>River lines (*.geojson *.json *.gpkg *.shp *.zip)</source>
        <translation>河线 (*.geojson *.json *.gpkg *.shp *.zip)</translation>
    </message>
    <message>
        <source>Save the basin</source>
        <translation>保存流域</translation>
    </message>
    <message>
        <source>Save the basin as…</source>
        <translation>流域另存为…</translation>
    </message>
    <message>
        <source>The basin has edits that are not saved.</source>
        <translation>流域有尚未保存的编辑。</translation>
    </message>
</context>
<context>
    <name>FieldWords</name>
    <message>
        <source>Basis of the volume</source>
        <translation>水量口径</translation>
    </message>
    <message>
        <source>Cap a water year, m³</source>
        <translation>年取水上限，m³</translation>
    </message>
    <message>
        <source>Capacity, hm³</source>
        <translation>总库容，hm³</translation>
    </message>
    <message>
        <source>Capacity, m³/s</source>
        <translation>过流能力，m³/s</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Consumption ratio, 0–1</source>
        <translation>耗水系数，0–1</translation>
    </message>
    <message>
        <source>Counts against region</source>
        <translation>计入区域指标</translation>
    </message>
    <message>
        <source>Dead storage, hm³</source>
        <translation>死库容，hm³</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Guaranteed by (regions joined by +)</source>
        <translation>保证方（区域以 + 连接）</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>权利人</translation>
    </message>
    <message>
        <source>Holds at the start, hm³</source>
        <translation>初始蓄水量，hm³</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Lag, periods</source>
        <translation>滞时，时段</translation>
    </message>
    <message>
        <source>Lost on the way, 0–1</source>
        <translation>沿程损失，0–1</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>所属水权</translation>
    </message>
    <message>
        <source>Permit number</source>
        <translation>许可证号</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Quota a water year, m³</source>
        <translation>年耗水指标，m³</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>River kilometre, km</source>
        <translation>河道里程，km</translation>
    </message>
    <message>
        <source>Seniority (a date)</source>
        <translation>取得日期</translation>
    </message>
    <message>
        <source>Share where it divides, 0–1</source>
        <translation>分流比例，0–1</translation>
    </message>
    <message>
        <source>To</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>有效期起</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>有效期止</translation>
    </message>
    <message>
        <source>Volume a water year, m³</source>
        <translation>年水量，m³</translation>
    </message>
    <message>
        <source>Warning flow, m³/s</source>
        <translation>预警流量，m³/s</translation>
    </message>
    <message>
        <source>Water from</source>
        <translation>水源</translation>
    </message>
    <message>
        <source>authority</source>
        <translation>流域管理机构</translation>
    </message>
    <message>
        <source>brackish water</source>
        <translation>微咸水</translation>
    </message>
    <message>
        <source>canal</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>consumption</source>
        <translation>耗水量</translation>
    </message>
    <message>
        <source>control section</source>
        <translation>控制断面</translation>
    </message>
    <message>
        <source>desalinated water</source>
        <translation>淡化海水</translation>
    </message>
    <message>
        <source>diversion</source>
        <translation>取水口</translation>
    </message>
    <message>
        <source>enterprise</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>government</source>
        <translation>政府</translation>
    </message>
    <message>
        <source>groundwater</source>
        <translation>地下水</translation>
    </message>
    <message>
        <source>irrigation district</source>
        <translation>灌区</translation>
    </message>
    <message>
        <source>junction</source>
        <translation>汇流点</translation>
    </message>
    <message>
        <source>mine water</source>
        <translation>矿坑水</translation>
    </message>
    <message>
        <source>outlet</source>
        <translation>出口</translation>
    </message>
    <message>
        <source>public supplier</source>
        <translation>公共供水单位</translation>
    </message>
    <message>
        <source>rainwater</source>
        <translation>集蓄雨水</translation>
    </message>
    <message>
        <source>reclaimed water</source>
        <translation>再生水</translation>
    </message>
    <message>
        <source>reservoir</source>
        <translation>水库</translation>
    </message>
    <message>
        <source>river</source>
        <translation>河道</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源头</translation>
    </message>
    <message>
        <source>surface water</source>
        <translation>地表水</translation>
    </message>
    <message>
        <source>volume diverted</source>
        <translation>取水量</translation>
    </message>
    <message>
        <source>Area, km²</source>
        <translation>面积（km²）</translation>
    </message>
    <message>
        <source>Arrived there, hm³ a year</source>
        <translation>该处年来水（hm³）</translation>
    </message>
    <message>
        <source>At most, hm³</source>
        <translation>蓄水上限（hm³）</translation>
    </message>
    <message>
        <source>Benefit, 0.01 yuan</source>
        <translation>效益（分）</translation>
    </message>
    <message>
        <source>Concentration of inflow, mg/L</source>
        <translation>入流浓度（mg/L）</translation>
    </message>
    <message>
        <source>Decay a day</source>
        <translation>日降解率</translation>
    </message>
    <message>
        <source>Delivered a water year, m³</source>
        <translation>水文年供水量（m³）</translation>
    </message>
    <message>
        <source>Depth, mm</source>
        <translation>深度（mm）</translation>
    </message>
    <message>
        <source>Level, m</source>
        <translation>水位（m）</translation>
    </message>
    <message>
        <source>Limit, mg/L</source>
        <translation>限值（mg/L）</translation>
    </message>
    <message>
        <source>Load, t</source>
        <translation>负荷（t）</translation>
    </message>
    <message>
        <source>May be used, m³</source>
        <translation>可分配水量（m³）</translation>
    </message>
    <message>
        <source>Metered</source>
        <translation>已计量</translation>
    </message>
    <message>
        <source>Must pass, hm³ a year</source>
        <translation>应下泄量（hm³/年）</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Norm of use, m³</source>
        <translation>用水定额（m³）</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>On the negative list</source>
        <translation>列入负面清单</translation>
    </message>
    <message>
        <source>Overdrawn</source>
        <translation>超载</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Period of the year</source>
        <translation>年内时段</translation>
    </message>
    <message>
        <source>Pledged, m³</source>
        <translation>已质押（m³）</translation>
    </message>
    <message>
        <source>Pollutant</source>
        <translation>污染物</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>用水权</translation>
    </message>
    <message>
        <source>Share, 0–1</source>
        <translation>份额（0–1）</translation>
    </message>
    <message>
        <source>Storage, hm³</source>
        <translation>蓄水量（hm³）</translation>
    </message>
    <message>
        <source>Target flow, m³/s</source>
        <translation>目标流量（m³/s）</translation>
    </message>
    <message>
        <source>Target, hm³</source>
        <translation>目标蓄水（hm³）</translation>
    </message>
    <message>
        <source>Use, hm³ diverted</source>
        <translation>用水（取水量，hm³）</translation>
    </message>
    <message>
        <source>Used outside the basin</source>
        <translation>流域外用水</translation>
    </message>
    <message>
        <source>Water year that starts in</source>
        <translation>水文年（起始年份）</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Holder {id}</source>
        <translation>权利人 {id}</translation>
    </message>
    <message>
        <source>Node {id}</source>
        <translation>节点 {id}</translation>
    </message>
    <message>
        <source>Reach {id}</source>
        <translation>河段 {id}</translation>
    </message>
    <message>
        <source>Region {id}</source>
        <translation>区域 {id}</translation>
    </message>
    <message>
        <source>Right {id}</source>
        <translation>用水权 {id}</translation>
    </message>
    <message>
        <source>The basin. Select a place, a reach or a row of a table to edit it; tools are on the map.</source>
        <translation>流域本身。选中节点、河段或表中一行即可编辑；工具在地图上。</translation>
    </message>
    <message>
        <source>While the basin is edited, the forms for what is selected stand here.</source>
        <translation>编辑流域时，所选对象的表单显示于此处。</translation>
    </message>
</context>
<context>
    <name>PlaceForm</name>
    <message>
        <source>Latitude, °</source>
        <translation>纬度，°</translation>
    </message>
    <message>
        <source>Longitude, °</source>
        <translation>经度，°</translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <source>No problem.</source>
        <translation>没有问题。</translation>
    </message>
    <message>
        <source>Problems of the basin</source>
        <translation>流域的问题</translation>
    </message>
    <message>
        <source>No fault; not finished yet in {count:place|places}.</source>
        <translation>没有错误；尚有 {count} 处未完成。</translation>
    </message>
    <message>
        <source>{faults:fault|faults} to mend before the basin can be allocated.</source>
        <translation>{faults} 处错误：改正之前无法调算。</translation>
    </message>
    <message>
        <source>While the basin is edited, what is wrong with it stands here.</source>
        <translation>编辑流域时，数据中的问题列于此处。</translation>
    </message>
</context>
<context>
    <name>ToolCard</name>
    <message>
        <source>Canal</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Click a node or a reach to delete it</source>
        <translation>点击节点或河段即删除</translation>
    </message>
    <message>
        <source>Click a reach where it shall be split</source>
        <translation>点击河段上要拆分处</translation>
    </message>
    <message>
        <source>Click along a river, downstream; Enter ends it, Esc drops it</source>
        <translation>沿河向下游逐点点击；回车结束，Esc 放弃</translation>
    </message>
    <message>
        <source>Click the node it leaves, then the one it leads to</source>
        <translation>先点击渠首节点，再点击渠尾节点</translation>
    </message>
    <message>
        <source>Click the upper node, then the lower one or a reach</source>
        <translation>先点击上游节点，再点击下游节点或河段</translation>
    </message>
    <message>
        <source>Click where a flow is guaranteed; on a reach it splits it</source>
        <translation>点击需保证流量处；点在河段上则将其拆分</translation>
    </message>
    <message>
        <source>Click where rivers meet or part</source>
        <translation>点击河道汇合或分流处</translation>
    </message>
    <message>
        <source>Click where the river leaves the basin</source>
        <translation>点击河流流出流域处</translation>
    </message>
    <message>
        <source>Click where water enters</source>
        <translation>点击来水进入处</translation>
    </message>
    <message>
        <source>Click where water is stored; on a reach it splits it</source>
        <translation>点击蓄水处；点在河段上则将其拆分</translation>
    </message>
    <message>
        <source>Click where water is taken; on a reach it splits it</source>
        <translation>点击取水处；点在河段上则将其拆分</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Diversion</source>
        <translation>取水口</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>画线</translation>
    </message>
    <message>
        <source>Import a river line…</source>
        <translation>导入河线…</translation>
    </message>
    <message>
        <source>Junction</source>
        <translation>汇流点</translation>
    </message>
    <message>
        <source>Lines of a file join the network where their ends come near it</source>
        <translation>文件中的河线，端点靠近河网处自动接入</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>出口</translation>
    </message>
    <message>
        <source>Reservoir</source>
        <translation>水库</translation>
    </message>
    <message>
        <source>River</source>
        <translation>河道</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>断面</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Select, drag a node to move it; arrows move it too, Del deletes</source>
        <translation>选择；拖动节点可移动，方向键亦可，Del 删除</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源头</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
</context>
<context>
    <name>WindowTitle</name>
    <message>
        <source>Fenshui: dividing the waters</source>
        <translation>分水 · 流域水权交易</translation>
    </message>
    <message>
        <source>{basin} — Fenshui</source>
        <translation>{basin} — 分水</translation>
    </message>
</context>
<context>
    <name>YearForm</name>
    <message>
        <source>The record differs from year to year; a value typed here stands in every year.</source>
        <translation>系列逐年不同；此处输入的数值将用于每一年。</translation>
    </message>
    <message>
        <source>{title}: every period alike</source>
        <translation>{title}：各时段相同</translation>
    </message>
    <message>
        <source>In the class: {priority}</source>
        <translation>类别：{priority}</translation>
    </message>
    <message>
        <source>every period alike, or all values with spaces between</source>
        <translation>各时段相同，或以空格分隔填入全部</translation>
    </message>
    <message>
        <source>{title}: class</source>
        <translation>{title}：类别</translation>
    </message>
</context>
<context>
    <name>FileActs</name>
    <message>
        <source>Open a basin folder</source>
        <translation>打开流域文件夹</translation>
    </message>
    <message>
        <source>Basin files (*.gpkg *.xlsx)</source>
        <translation>流域文件 (*.gpkg *.xlsx)</translation>
    </message>
    <message>
        <source>Open a basin file</source>
        <translation>打开流域文件</translation>
    </message>
    <message>
        <source>Open a transfer</source>
        <translation>打开转让文件</translation>
    </message>
    <message>
        <source>Save the transfer</source>
        <translation>保存转让文件</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Choose, or type an id</source>
        <translation>请选择，或填写编号</translation>
    </message>
    <message>
        <source>{right} · {holder} · {free} m³ free</source>
        <translation>{right} · {holder} · 可自由处分 {free} m³</translation>
    </message>
    <message>
        <source>Right and holder</source>
        <translation>用水权与持有人</translation>
    </message>
    <message>
        <source>Pledge</source>
        <translation>质押</translation>
    </message>
    <message>
        <source>Out of</source>
        <translation>出自</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>水量</translation>
    </message>
    <message>
        <source>m³ a year</source>
        <translation>m³/年</translation>
    </message>
    <message>
        <source>Price of all of it</source>
        <translation>总价款</translation>
    </message>
    <message>
        <source>fen</source>
        <translation>分</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>首日</translation>
    </message>
    <message>
        <source>Last day (empty: as long as the title)</source>
        <translation>末日（不填则至权利期满）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Evidence (may stay empty)</source>
        <translation>证明文件（可不填）</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证明文件</translation>
    </message>
</context>
<context>
    <name>Signers</name>
    <message>
        <source>Key file, {who}</source>
        <translation>密钥文件（{who}）</translation>
    </message>
    <message>
        <source>Passphrase, {who}</source>
        <translation>口令（{who}）</translation>
    </message>
    <message>
        <source>Passphrase of the ledger</source>
        <translation>账本口令</translation>
    </message>
</context>
<context>
    <name>HoldingForms</name>
    <message>
        <source>Creditor</source>
        <translation>质权人</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>首日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>末日</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>用水量</translation>
    </message>
    <message>
        <source>m³</source>
        <translation>m³</translation>
    </message>
    <message>
        <source>holder or authority</source>
        <translation>持有人或主管机关</translation>
    </message>
    <message>
        <source>Enter a reading</source>
        <translation>录入计量</translation>
    </message>
    <message>
        <source>Id of the pledge</source>
        <translation>质押编号</translation>
    </message>
    <message>
        <source>debtor</source>
        <translation>出质人</translation>
    </message>
    <message>
        <source>creditor</source>
        <translation>质权人</translation>
    </message>
    <message>
        <source>Pledge</source>
        <translation>质押</translation>
    </message>
    <message>
        <source>Volume (empty: all of it)</source>
        <translation>水量（不填则全部）</translation>
    </message>
    <message>
        <source>m³ a year</source>
        <translation>m³/年</translation>
    </message>
    <message>
        <source>Release a pledge</source>
        <translation>解除质押</translation>
    </message>
</context>
<context>
    <name>ReserveForms</name>
    <message>
        <source>How it comes in</source>
        <translation>收储方式</translation>
    </message>
    <message>
        <source>Id of the lot</source>
        <translation>收储批次编号</translation>
    </message>
    <message>
        <source>authority</source>
        <translation>主管机关</translation>
    </message>
    <message>
        <source>seller where bought back</source>
        <translation>回购时的出让人</translation>
    </message>
    <message>
        <source>Take into the reserve</source>
        <translation>收入储备</translation>
    </message>
    <message>
        <source>Released without a price</source>
        <translation>无偿投放</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>出售</translation>
    </message>
    <message>
        <source>How it leaves</source>
        <translation>出储方式</translation>
    </message>
    <message>
        <source>To</source>
        <translation>受水方</translation>
    </message>
    <message>
        <source>the river</source>
        <translation>河道</translation>
    </message>
    <message>
        <source>Id of what leaves</source>
        <translation>出储编号</translation>
    </message>
    <message>
        <source>buyer where sold</source>
        <translation>出售时的买受人</translation>
    </message>
    <message>
        <source>Take out of the reserve</source>
        <translation>储备出库</translation>
    </message>
</context>
<context>
    <name>TitleForms</name>
    <message>
        <source>Class</source>
        <translation>权利类型</translation>
    </message>
    <message>
        <source>Last day (empty: without end)</source>
        <translation>末日（不填则无期限）</translation>
    </message>
    <message>
        <source>what is taken</source>
        <translation>取水量</translation>
    </message>
    <message>
        <source>what is used up</source>
        <translation>耗水量</translation>
    </message>
    <message>
        <source>Id of the right</source>
        <translation>用水权编号</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>持有人</translation>
    </message>
    <message>
        <source>Carved out of</source>
        <translation>划出自</translation>
    </message>
    <message>
        <source>The volume means</source>
        <translation>水量口径</translation>
    </message>
    <message>
        <source>Used up of what is taken</source>
        <translation>耗水比例</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>取水地点</translation>
    </message>
    <message>
        <source>Number of the permit</source>
        <translation>取水许可证编号</translation>
    </message>
    <message>
        <source>authority</source>
        <translation>主管机关</translation>
    </message>
    <message>
        <source>Grant a title</source>
        <translation>登记用水权</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>用水权</translation>
    </message>
    <message>
        <source>New last day</source>
        <translation>新的末日</translation>
    </message>
    <message>
        <source>New volume</source>
        <translation>新的水量</translation>
    </message>
    <message>
        <source>m³ a year</source>
        <translation>m³/年</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Renew or change a title</source>
        <translation>延续或变更用水权</translation>
    </message>
    <message>
        <source>Id of the works</source>
        <translation>工程编号</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>节水量</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>投资额</translation>
    </message>
    <message>
        <source>fen</source>
        <translation>分</translation>
    </message>
    <message>
        <source>holder of the title</source>
        <translation>权属登记人</translation>
    </message>
    <message>
        <source>Who paid</source>
        <translation>投资人</translation>
    </message>
    <message>
        <source>Works that save water</source>
        <translation>节水工程</translation>
    </message>
    <message>
        <source>Water of</source>
        <translation>水源</translation>
    </message>
    <message>
        <source>nothing: it stands by itself, on evidence</source>
        <translation>不划自其他水权，凭证明文件单独设立</translation>
    </message>
</context>
<context>
    <name>YearForms</name>
    <message>
        <source>{reservoir}, held on the first day</source>
        <translation>{reservoir}年初蓄水量</translation>
    </message>
    <message>
        <source>empty: {volume}, as in the basin</source>
        <translation>不填则取流域数据 {volume}</translation>
    </message>
    <message>
        <source>Grant the basin’s titles</source>
        <translation>流域初始确权</translation>
    </message>
    <message>
        <source>Water year</source>
        <translation>调度年</translation>
    </message>
    <message>
        <source>May be used (empty: worked out)</source>
        <translation>可分配水量（不填则推算）</translation>
    </message>
    <message>
        <source>m³</source>
        <translation>m³</translation>
    </message>
    <message>
        <source>Inflow expected (may stay empty)</source>
        <translation>预测来水量（可不填）</translation>
    </message>
    <message>
        <source>Or exceeded in so many years</source>
        <translation>或来水频率</translation>
    </message>
    <message>
        <source>Open a water year</source>
        <translation>开启调度年</translation>
    </message>
    <message>
        <source>Measured flows (may stay empty)</source>
        <translation>断面实测流量（可不填）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Close a water year</source>
        <translation>年度结算</translation>
    </message>
    <message>
        <source>Work it out</source>
        <translation>推算</translation>
    </message>
    <message>
        <source>What is signed</source>
        <translation>签署内容</translation>
    </message>
    <message>
        <source>authority</source>
        <translation>主管机关</translation>
    </message>
    <message>
        <source>Sign and write</source>
        <translation>签署并写入账本</translation>
    </message>
    <message>
        <source>Plan a water year</source>
        <translation>编制年度计划</translation>
    </message>
    <message>
        <source>Yearly report</source>
        <translation>年度报告</translation>
    </message>
    <message>
        <source>Folder to write</source>
        <translation>写入的文件夹</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>写入报告</translation>
    </message>
    <message>
        <source>Folder for the tables</source>
        <translation>数据表的文件夹</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>年度计划</translation>
    </message>
    <message>
        <source>Write the tables</source>
        <translation>写入数据表</translation>
    </message>
</context>
<context>
    <name>Registering</name>
    <message>
        <source>Sign and write</source>
        <translation>签署并写入账本</translation>
    </message>
</context>
<context>
    <name>RegisterMenu</name>
    <message>
        <source>Register</source>
        <translation>登记簿</translation>
    </message>
    <message>
        <source>Show the register</source>
        <translation>查看登记簿</translation>
    </message>
</context>
<context>
    <name>Titles</name>
    <message>
        <source>Tables</source>
        <translation>数据表</translation>
    </message>
    <message>
        <source>Hydrograph</source>
        <translation>流量过程线</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>协商</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>方案比较</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记簿</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>交易单</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影响评估</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>账本</translation>
    </message>
    <message>
        <source>History</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>编辑数据表</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Problems ({count})</source>
        <translation>问题（{count}）</translation>
    </message>
</context>
<context>
    <name>TaskWords</name>
    <message>
        <source>Keeping the map for the next start</source>
        <translation>正在保存地图，供下次启动使用</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Reading the ledger</source>
        <translation>正在读取账本</translation>
    </message>
    <message>
        <source>Reading the cases</source>
        <translation>正在读取案件</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>正在签署</translation>
    </message>
    <message>
        <source>Reading the register</source>
        <translation>正在读取登记簿</translation>
    </message>
    <message>
        <source>Opening the basin</source>
        <translation>正在打开流域</translation>
    </message>
    <message>
        <source>Allocating the record</source>
        <translation>正在配置全系列</translation>
    </message>
    <message>
        <source>Looking through the basin</source>
        <translation>正在检查流域</translation>
    </message>
    <message>
        <source>Saving the basin</source>
        <translation>正在保存流域</translation>
    </message>
    <message>
        <source>Drawing the map</source>
        <translation>正在绘制地图</translation>
    </message>
    <message>
        <source>Getting the charts ready</source>
        <translation>正在准备图表</translation>
    </message>
    <message>
        <source>Reading the transfer</source>
        <translation>正在读取转让</translation>
    </message>
    <message>
        <source>Running the transfer</source>
        <translation>正在演算转让</translation>
    </message>
    <message>
        <source>Assessing the impact</source>
        <translation>正在评估影响</translation>
    </message>
    <message>
        <source>Telling the kinds of year apart</source>
        <translation>正在划分丰平枯水年</translation>
    </message>
    <message>
        <source>Looking for cures</source>
        <translation>正在查找补救办法</translation>
    </message>
    <message>
        <source>Drawing other records</source>
        <translation>正在生成随机来水系列</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>正在比较方案</translation>
    </message>
    <message>
        <source>Working out the price</source>
        <translation>正在推算价格</translation>
    </message>
    <message>
        <source>Reading the agreement</source>
        <translation>正在读取协议</translation>
    </message>
    <message>
        <source>Reading the key card</source>
        <translation>正在读取公钥名片</translation>
    </message>
    <message>
        <source>Drawing up the agreement</source>
        <translation>正在拟订协议</translation>
    </message>
    <message>
        <source>Writing the minutes</source>
        <translation>正在写纪要</translation>
    </message>
    <message>
        <source>Recording in the ledger</source>
        <translation>正在写入账本</translation>
    </message>
    <message>
        <source>Working out the water year</source>
        <translation>正在推算调度年</translation>
    </message>
    <message>
        <source>Verifying the ledger</source>
        <translation>正在核验账本</translation>
    </message>
    <message>
        <source>Verifying the evidence</source>
        <translation>正在核验证据包</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>Evidence</source>
        <translation>证据包</translation>
    </message>
    <message>
        <source>Being checked…</source>
        <translation>正在核验…</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>核验结果</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>✓ All of it holds</source>
        <translation>✓ 全部成立</translation>
    </message>
    <message>
        <source>✗ It does not hold</source>
        <translation>✗ 不成立</translation>
    </message>
    <message>
        <source>These keys signed it, and the key of the ledger recorded it. Whose keys they are no file can prove: compare the fingerprints with the parties by another way.</source>
        <translation>这些密钥签了这份文件，账本的密钥作了记录。密钥属于谁，文件无法证明：请以其他途径与各方核对指纹。</translation>
    </message>
</context>
<context>
    <name>OtherLedger</name>
    <message>
        <source>Ledger</source>
        <translation>账本</translation>
    </message>
    <message>
        <source>Use this ledger from now on? Deals will be recorded in it.</source>
        <translation>今后使用此账本吗？交易将记入其中。</translation>
    </message>
    <message>
        <source>Until now: {old}
From now on: {new}</source>
        <translation>此前：{old}
今后：{new}</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷方式</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>WaitingWords</name>
    <message>
        <source>There is no reach yet.</source>
        <translation>尚无河段。</translation>
    </message>
    <message>
        <source>Allocating the record…</source>
        <translation>正在配置全系列…</translation>
    </message>
    <message>
        <source>Allocated once the faults of the basin are mended, which its problems list</source>
        <translation>改正“问题”列表所列的错误后再配置</translation>
    </message>
</context>
</TS>
