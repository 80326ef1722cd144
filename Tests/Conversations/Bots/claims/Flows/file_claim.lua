-- An insurer: a claim is filed, and can be withdrawn as long as it is open.
settings({ name = "Claims", locale = "en", currency = "EUR" })
slot("policy", { type = "code", pattern = [[P-\d{6}]], title = { en = "policy number", zh = "保单号" },
  ask = { en = "What is your policy number?", zh = "保单号是多少？" }, invalid = { en = "A policy number looks like P-123456.", zh = "保单号形如 P-123456。" },
  help = { en = "You find it on your policy, top right.", zh = "保单右上角有。" } })
slot("happened", { type = "date", max = "today", title = { en = "date of the incident", zh = "出险日期" }, ask = { en = "When did it happen?", zh = "什么时候发生的？" },
  invalid = { en = "Please give a day in the past.", zh = "请给出过去的日期。" } })
slot("kind", { type = "choice", title = { en = "kind of damage", zh = "损失类型" }, choices = {
  { title = { en = "car accident", zh = "车祸" }, value = "car" }, { title = { en = "theft", zh = "盗窃" }, value = "theft", also = { "stolen" , "burglary", "被偷" } }, { title = { en = "water damage", zh = "水损" }, value = "water", also = { "flood" } } },
  ask = { en = "What kind of damage is it?", zh = "是哪种损失？" } })
slot("amount", { type = "money", title = { en = "amount", zh = "金额" }, ask = { en = "How much is the damage?", zh = "损失多少钱？" } })
slot("injured", { type = "yes_no", title = { en = "injuries", zh = "受伤" }, ask = { en = "Was anybody hurt?", zh = "有人受伤吗？" } })
slot("story", { type = "text", title = { en = "description", zh = "经过" }, ask = { en = "Please tell me what happened.", zh = "请描述一下经过。" } })
slot("iban", { type = "code", pattern = [[[A-Z]{2}\d{10,20}]], title = { en = "account number", zh = "账号" }, private = true, ask = { en = "To which account shall we pay?", zh = "赔款付到哪个账号？" } })
slot("mail", { type = "email", title = { en = "e-mail address", zh = "邮箱" }, skip = true, ask = { en = "Your e-mail address? You may skip this.", zh = "邮箱？可以跳过。" } })
intent("file_claim", { "I want to file a claim", "report damage", "my car was hit", "something was stolen from me", "we had a flood", "我要理赔", "我要报案", "我的车被撞了", "家里漏水了" })
intent("claim_status", { "what is the status of my claim", "how is my claim going", "is my claim paid", "理赔进度", "我的理赔到哪一步了" })
answer({ "how long does a claim take", "when will I get my money", "理赔要多久", "多久能赔" }, { en = "A claim takes five days.", zh = "理赔需要五天。" })
answer({ "what documents do I need", "which papers do you need", "需要什么材料" }, { en = "A photo and the bill.", zh = "照片和发票。" })
messages("en", { ["parley.done.claims.open"] = "claim {id}" })
messages("zh", { ["parley.done.claims.open"] = "理赔 {id}" })
flow("file_claim", { on = "file_claim", description = { en = "file a claim", zh = "理赔" } }, function()
  local policy = ask("policy")
  local found = try_call("claims.policy", { policy = policy })
  if not found then
    say({ en = "I cannot find policy {policy}.", zh = "没有找到保单 {policy}。" }, { policy = policy })
    return handoff("claims")
  end
  say({ en = "Hello {name}.", zh = "您好，{name}。" }, { name = found.holder })
  local happened, kind, amount = ask("happened"), ask("kind"), ask("amount")
  local injured, story = ask("injured"), ask("story")
  if not confirm({ en = "{kind} on {happened}, {amount} euros, {story}: shall I file it?", zh = "{happened} {kind}，{amount} 元，{story}：提交吗？" }, { kind = slots.kind, happened = happened, amount = amount, story = story }) then
    return say({ en = "All right, nothing is filed.", zh = "好的，没有提交。" })
  end
  local claim = call("claims.open", { policy = policy, happened = happened, kind = kind, amount = amount, injured = injured, story = story })
  say({ en = "Your claim is {id}.", zh = "理赔号 {id}。" }, { id = claim.id })
  local iban, mail = ask("iban"), ask("mail")
  call("claims.pay", { id = claim.id, iban = iban })
  say({ en = "We pay to {iban}.", zh = "赔款付到 {iban}。" }, { iban = iban })
end)
flow("claim_status", { on = "claim_status", description = { en = "the status of a claim", zh = "理赔进度" } }, function()
  local policy = ask("policy")
  say({ en = "Everything about {policy} is being looked at.", zh = "{policy} 正在审核。" }, { policy = policy })
end)
